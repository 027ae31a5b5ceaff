/* The page that opens the files of two people; beside/start.ts says what its markup gives. */
import { start } from "./beside/start";

start(document);
