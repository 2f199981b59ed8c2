import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { ClientOf, Signed } from '../../platform/auth/access';
import { type Asked, AskedOf, Idempotency } from '../../platform/auth/idempotency';
import type { ApiClient } from '../../platform/auth/signature';
import { orRefuse } from '../../platform/http/refused';
import { Worker } from '../../platform/queue/worker';
import { Check } from './check';
import {
  CheckedDto,
  CheckRequestDto,
  HeldDto,
  HoldRequestDto,
  RedeemedDto,
  RedeemHoldDto,
  ReturnedDto,
  ReturnHoldDto,
} from './checkout.dto';
import { GiveBack } from './give-back';
import { Holds } from './holds';
import { Redeem } from './redeem';

const IDEMPOTENCY_KEY = {
  name: 'idempotency-key',
  required: true,
  description: '8–64 letters, digits, _ and -; the same key with the same body gives the same answer',
};

/** Coupons in another system's checkout: check, hold while the buyer pays, redeem when paid, return. */
@ApiTags('开放接口')
@Signed()
@Controller('open/coupons')
export class CheckoutController {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly checks: Check,
    private readonly holds: Holds,
    private readonly redeems: Redeem,
    private readonly returns: GiveBack,
    private readonly worker: Worker,
  ) {}

  /** What the bill comes to with these coupons; without codes, which the buyer has and what each takes off. */
  @Post('check')
  @HttpCode(200)
  async check(@ClientOf() client: ApiClient, @Body() request: CheckRequestDto): Promise<CheckedDto> {
    return orRefuse(await this.checks.check(client, request));
  }

  /** Keeps coupons for an order while it is paid, all or none. The same order may hold again. */
  @Post('hold')
  @HttpCode(200)
  @ApiHeader(IDEMPOTENCY_KEY)
  hold(
    @ClientOf() client: ApiClient,
    @AskedOf() asked: Asked,
    @Body() request: HoldRequestDto,
  ): Promise<HeldDto> {
    return this.once(client, asked, 'coupons.hold', (db) => this.holds.hold(db, client, request));
  }

  /** Uses what the order holds: it is paid. */
  @Post('redeem')
  @HttpCode(200)
  @ApiHeader(IDEMPOTENCY_KEY)
  redeem(
    @ClientOf() client: ApiClient,
    @AskedOf() asked: Asked,
    @Body() request: RedeemHoldDto,
  ): Promise<RedeemedDto> {
    return this.once(client, asked, 'coupons.redeem', (db) => this.redeems.redeem(db, client, request));
  }

  /** Before redeeming: lets the coupons go. After: gives them back as their templates say. */
  @Post('return')
  @HttpCode(200)
  @ApiHeader(IDEMPOTENCY_KEY)
  giveBack(
    @ClientOf() client: ApiClient,
    @AskedOf() asked: Asked,
    @Body() request: ReturnHoldDto,
  ): Promise<ReturnedDto> {
    return this.once(client, asked, 'coupons.return', (db) => this.returns.giveBack(db, client, request));
  }

  private once: Idempotency['once'] = async (client, asked, operation, work) => {
    const answer = await this.idempotency.once(client, asked, operation, work);
    this.worker.nudge();
    return answer;
  };
}
