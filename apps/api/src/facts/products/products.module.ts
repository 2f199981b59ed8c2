import { Module } from '@nestjs/common';
import { OpenProductsController } from './open-products.controller';
import { Products } from './products';

@Module({ controllers: [OpenProductsController], providers: [Products], exports: [Products] })
export class ProductsModule {}
