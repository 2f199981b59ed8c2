export { Grants } from './grants';
export { GrantsModule } from './grants.module';
