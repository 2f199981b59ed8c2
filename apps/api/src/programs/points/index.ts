export { PointsProgramModule } from './points-program.module';
