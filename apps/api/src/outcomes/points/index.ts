export { Points } from './points';
export { PointsModule } from './points.module';
export { fundProgram } from './program-budget';
