import { Module } from '@nestjs/common';
import { Bills } from './bills';
import { Check } from './check';
import { CheckoutController } from './checkout.controller';
import { GiveBack } from './give-back';
import { Holds } from './holds';
import { Redeem } from './redeem';
import { Release } from './release';

@Module({ controllers: [CheckoutController], providers: [Bills, Check, Holds, Redeem, GiveBack, Release] })
export class CheckoutModule {}
