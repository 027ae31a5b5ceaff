export class PlanDates extends HTMLElement {}
