import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers';
import { ConsentMover } from './consent-mover';
import { Consents } from './consents';

@Module({ imports: [CustomersModule], providers: [Consents, ConsentMover], exports: [Consents] })
export class ConsentsModule {}
