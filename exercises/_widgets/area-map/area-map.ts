export class AreaMap extends HTMLElement {}
