export class DatedLog extends HTMLElement {}
