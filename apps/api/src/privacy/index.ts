import { Module } from '@nestjs/common';
import { ConsentsModule } from '../facts/consents';
import { CustomersModule } from '../facts/customers';
import { OrdersModule } from '../facts/orders';
import { PhotosModule } from '../facts/photos';
import { GrantsModule } from '../outcomes/grants';
import { Erasure } from './erasure/erasure';
import { Strays } from './erasure/strays';
import { ExportFiles } from './export/export-files';
import { Exports } from './export/exports';
import { Privacy } from './privacy';
import { PrivacyController } from './privacy.controller';

@Module({
  imports: [ConsentsModule, CustomersModule, OrdersModule, PhotosModule, GrantsModule],
  controllers: [PrivacyController],
  providers: [Privacy, Exports, ExportFiles, Erasure, Strays],
  exports: [Erasure, Exports],
})
export class PrivacyModule {}

export { Erasure } from './erasure/erasure';
export { Exports } from './export/exports';
export { countSealed, rotateKeys, type Rotated, type SealedCount } from './sealed/rotate';
export { SEALED, type SealedColumn } from './sealed/sealed-columns';
export { IMPERSONAL, PERSONAL, type PersonalTable } from './tables';
