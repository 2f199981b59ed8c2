/** That there is something to look at, and never what it is: whoever is told asks the API, which knows their rights. */
export interface News {
  /** `ticket:K26112212345678`. */
  topic: string;
  /** The number from which on something is new or changed. */
  from: number;
}
