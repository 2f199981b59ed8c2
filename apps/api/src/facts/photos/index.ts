export { type Owner, Photos, type ShownPhoto } from './photos';
export { PhotoDto } from './photos.dto';
export { PhotosModule } from './photos.module';
