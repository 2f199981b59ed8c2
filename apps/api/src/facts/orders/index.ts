export { FORMAT_NAMES, type FormatName, ImportRefusal } from './files';
export { type ImportReport, type ImportWatcher, OrderImport } from './import';
export { Ingest } from './ingest';
export { addApiClient } from './open/api-client';
export { BuyerDto } from './open/open-orders.dto';
export { OrdersModule } from './orders.module';
