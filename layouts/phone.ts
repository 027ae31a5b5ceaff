/* Two people, one phone, on the page of an exercise; phone/start.ts says what its markup gives. */
import { start } from "./phone/start";

start(document);
