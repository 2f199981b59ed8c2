export { Answering } from './answering';
export { SurveysModule } from './surveys.module';
