import { isRefusal, refuse, type Refusal, sentenceOf } from '@fanchang/domain';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ClientOf, Signed } from '../../platform/auth/access';
import { type ApiClient, Signatures } from '../../platform/auth/signature';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { orRefuse } from '../../platform/http/refused';
import { type Product, Products } from './products';
import { ProductBatchDto, ProductBatchResultDto, type ProductResultDto } from './products.dto';
import { readProduct } from './read-product';

const MOST_PRODUCTS = 200;

/** Goods told by other systems. */
@ApiTags('开放接口')
@Controller('open/products')
export class OpenProductsController {
  constructor(
    private readonly signatures: Signatures,
    private readonly database: Database,
    private readonly products: Products,
    private readonly clock: Clock,
  ) {}

  /** Tells up to 200 products as they are now. Signed as `/open/orders` is. Of one product, what was said last counts. */
  @Post()
  @Signed()
  @HttpCode(200)
  async tell(@ClientOf() client: ApiClient, @Body() batch: ProductBatchDto): Promise<ProductBatchResultDto> {
    if (batch.products.length === 0) orRefuse(refuse('BATCH_EMPTY'));
    if (batch.products.length > MOST_PRODUCTS) orRefuse(refuse('BATCH_TOO_LARGE'));
    const read = batch.products.map((product) => readProduct(product, this.clock.now()));
    const good = read.filter((product): product is Product => !isRefusal(product));
    const kept = orRefuse(
      await this.database.transaction(async (db) => {
        const replayed = await this.signatures.useNonce(db, client);
        return replayed ?? (await this.products.keep(db, good));
      }),
    );
    return { results: resultsOf(batch.products, read, kept) };
  }
}

function resultsOf(
  raw: readonly unknown[],
  read: readonly (Product | Refusal)[],
  kept: readonly boolean[],
): ProductResultDto[] {
  let next = 0;
  return read.map((product, index) => {
    const said = (raw[index] as { productId?: unknown } | undefined)?.productId;
    const productId = typeof said === 'string' ? said : null;
    if (isRefusal(product)) {
      return { productId, result: 'rejected', code: product.refused, message: sentenceOf(product) };
    }
    return { productId, result: kept[next++] === true ? 'kept' : 'older', code: null, message: null };
  });
}
