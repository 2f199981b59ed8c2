export { type Product, Products } from './products';
export { ProductsModule } from './products.module';
