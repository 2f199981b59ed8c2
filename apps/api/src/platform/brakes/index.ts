export { type Brake, Brakes } from './brakes';
export { Guesses, type Limits } from './guesses';
