import { Module } from '@nestjs/common';
import { AccountController } from './account/account.controller';
import { Phones } from './account/phones';
import { Profiles } from './account/profile';
import { Claims } from './claim/claims';
import { Login } from './login';
import { LoginController } from './login.controller';
import { MarkMover } from './mark-mover';
import { Marks } from './marks';
import { CustomerMover, Merges, Movers } from './merge';
import { FoundPeople } from './merge/found-people';
import { MergeController } from './merge/merge.controller';
import { People } from './people';
import { Stories } from './stories';

@Module({
  controllers: [LoginController, AccountController, MergeController],
  providers: [
    Login,
    Stories,
    Movers,
    Merges,
    CustomerMover,
    Marks,
    MarkMover,
    People,
    Claims,
    Phones,
    Profiles,
    FoundPeople,
  ],
  exports: [Stories, Movers, Merges, People, Claims, Marks],
})
export class CustomersModule {}
