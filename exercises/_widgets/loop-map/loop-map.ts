export class LoopMap extends HTMLElement {}
