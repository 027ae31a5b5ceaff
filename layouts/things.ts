/* The page "My things"; things/start.ts says what its markup gives. */
import { start } from "./things/start";

start(document);
