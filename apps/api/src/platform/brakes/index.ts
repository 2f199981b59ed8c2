export { type Brake, Brakes } from './brakes';
