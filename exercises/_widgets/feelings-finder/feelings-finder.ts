export class FeelingsFinder extends HTMLElement {}
