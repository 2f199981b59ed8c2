/* Generated from openapi.json by scripts/contract.mjs; do not edit. */
export interface paths {
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Logs a shopper in by WeChat's one-time code; whoever is new becomes a customer. */
        post: operations["Login_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells up to 500 order events. Signed: `x-fanchang-signature` is the hex HMAC-SHA256, with the client's secret, of
         *     timestamp, newline, nonce, newline, raw body. Each event is stored once; the answer has one result per event.
         */
        post: operations["OpenOrders_tell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open/interactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells up to 500 interactions. Signed as `/open/orders` is. Each is stored once; the answer has one result each. */
        post: operations["Live_tell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Logs a member of staff in; the session knows their shop and role. */
        post: operations["Staff_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/verifications/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a scanned or typed coupon is, and what it is worth on this bill. Uses nothing. */
        post: operations["Verification_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uses the coupon, once. The same request again gives the same receipt. */
        post: operations["Verification_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/verifications/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's verifications of today, newest first. */
        get: operations["Verification_today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/verifications/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undoes a verification of the own shop, within 30 minutes: the shopper has the coupon again. */
        post: operations["Verification_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/coupons/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a coupon was given, in full, and every step since: who, where, when. Only of coupons shown in the own shop. */
        get: operations["CouponHistory_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open/coupons/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the bill comes to with these coupons; without codes, which the buyer has and what each takes off. */
        post: operations["Checkout_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open/coupons/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps coupons for an order while it is paid, all or none. The same order may hold again. */
        post: operations["Checkout_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open/coupons/redeem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uses what the order holds: it is paid. */
        post: operations["Checkout_redeem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open/coupons/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Before redeeming: lets the coupons go. After: gives them back as their templates say. */
        post: operations["Checkout_giveBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mall/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What points can be redeemed for, and why not. */
        get: operations["Mall_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mall/items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One item, with what it gives and the rules. */
        get: operations["Mall_item"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/mall/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the shopper redeemed and was given, newest first. */
        get: operations["MallOrders_list"];
        put?: never;
        /** Redeems points for an item. The same request again gives the same order. */
        post: operations["MallOrders_redeem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/mall/orders/{orderNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MallOrders_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/mall/orders/{orderNo}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where to ship to; may be changed as long as nothing was shipped. */
        post: operations["MallOrders_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/mall/orders/{orderNo}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Calls it off before it is shipped; the points come back. */
        post: operations["MallOrders_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/mall/orders/{orderNo}/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The parcel has arrived. */
        post: operations["MallOrders_received"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/mall/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders in one state; by default those to be shipped, oldest first. */
        get: operations["StaffMallOrders_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/mall/orders/{orderNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order, with the whole address while it is to be shipped. Who looked is on record. */
        get: operations["StaffMallOrders_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/mall/orders/{orderNo}/ship": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The parcel is on its way. */
        post: operations["StaffMallOrders_ship"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/mall/orders/{orderNo}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Calls an order off that cannot be delivered; the points come back. */
        post: operations["StaffMallOrders_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The growth archive: totals, ladders with what would be lost, coupons to use today. */
        get: operations["Archive_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/story": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened between the shopper and the brand, newest first. */
        get: operations["Archive_story"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/demo/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who can be tried with one tap. */
        get: operations["Demo_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shopper's coupons, a tab at a time. */
        get: operations["Wallet_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/coupons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One coupon with its code and the reason it was given. */
        get: operations["Wallet_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/coupons/{id}/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the QR shows for the next 60 seconds. */
        post: operations["Wallet_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the shopper can spend, what is on its way, what ends when, and by which rules. */
        get: operations["Points_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/points/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that happened to the shopper's points, newest first. */
        get: operations["Points_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        LoginDto: {
            /** @description The one-time code of `wx.login`. */
            code: string;
        };
        PersonDto: {
            id: string;
            nickname: string;
        };
        LoginResultDto: {
            accessToken: string;
            /** @description ISO with the business zone's offset. */
            expiresAt: string;
            person: components["schemas"]["PersonDto"];
        };
        BuyerDto: {
            /**
             * @description How the buyer is known: openid, unionid, phone, 抖店 open id, or the source's own customer number.
             * @enum {string}
             */
            kind: "douyin" | "external" | "openid" | "phone" | "unionid";
            value: string;
            nickname?: string;
        };
        OrderLineDto: {
            /** @description Names the line within its order; the same key again replaces it. */
            lineKey: string;
            productId: string;
            title: string;
            category?: string;
            quantity: number;
            /** @description Paid for the whole line, fen. */
            amountFen: number;
        };
        OrderEventDto: {
            /** @description Unique at the sender; sent again it changes nothing. */
            eventId: string;
            /** @enum {string} */
            kind: "order.closed" | "order.completed" | "order.paid" | "order.refunded" | "order.shipped" | "order.signed" | "refund.unlinked";
            /** @description Order number as text; only `refund.unlinked` has none. */
            orderNo?: string | null;
            /** @description ISO 8601 with an offset, e.g. 2026-09-02T20:15:00+08:00. */
            happenedAt: string;
            /** @description Absent when the source masks the buyer. A refund without an order must name one. */
            buyer?: components["schemas"]["BuyerDto"] | null;
            /** @description Paid for the order, fen. Needed with `order.paid` unless lines are given, whose sum it then is. */
            paidFen?: number;
            /** @description Price before discounts, fen. */
            listFen?: number;
            lines?: components["schemas"]["OrderLineDto"][];
            /** @description This refund alone, fen; several of one order add up. */
            refundFen?: number;
            /** @description Refunded on the order so far, fen; the largest said counts. */
            refundedTotalFen?: number;
            /** @description The whole order is refunded. */
            whole?: boolean;
            liveSession?: string;
            liveRoom?: string;
        };
        OrderBatchDto: {
            /** @description 1 to 500 order events; each is judged by itself. */
            events: components["schemas"]["OrderEventDto"][];
        };
        EventResultDto: Record<string, never>;
        OrderBatchResultDto: {
            results: components["schemas"]["EventResultDto"][];
        };
        InteractionDto: {
            /** @description Unique at the sender, order events included; sent again it changes nothing. */
            eventId: string;
            /** @enum {string} */
            kind: "asked" | "commented" | "gifted" | "liked" | "shared" | "watched";
            /** @description ISO 8601 with an offset, e.g. 2026-09-02T20:15:00+08:00. */
            happenedAt: string;
            buyer: components["schemas"]["BuyerDto"];
            liveSession?: string;
            /** @description How long they watched. */
            seconds?: number;
            /** @description What they said. */
            text?: string;
        };
        InteractionBatchDto: {
            /** @description 1 to 500 interactions; each is judged by itself. */
            events: components["schemas"]["InteractionDto"][];
        };
        InteractionBatchResultDto: {
            results: components["schemas"]["EventResultDto"][];
        };
        StaffLoginDto: {
            account: string;
            password: string;
        };
        StaffPersonDto: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "cashier" | "manager";
            shopId: string;
            shopName: string;
        };
        StaffLoginResultDto: {
            accessToken: string;
            expiresAt: string;
            staff: components["schemas"]["StaffPersonDto"];
        };
        QuoteRequestDto: {
            /** @description The scanned QR, the twelve digits, or the ticket of an earlier quote. */
            proof: string;
            /** @description The bill, fen; null before it is typed. */
            billFen?: number | null;
        };
        CouponDto: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "cash" | "gift" | "member" | "percent";
            /** @description What remains to pay, ten-thousandths (9折 = 9000); percent and member-price coupons. */
            rateBasisPoints: number | null;
            /** @description Taken off, fen; cash coupons. */
            offFen: number | null;
            giftName: string | null;
            /** @description The most a percent coupon takes off, fen. */
            capFen: number | null;
            /** @description The least the bill must come to, fen. */
            thresholdFen: number;
            /** @description What it is for, in words. */
            scope: string;
            /** @description Where it may be used, in words. */
            shops: string;
            /**
             * @description At a counter, in another system's checkout, or both.
             * @enum {string}
             */
            useAt: "both" | "online" | "shop";
            /**
             * @description `held`: a checkout is using it just now.
             * @enum {string}
             */
            state: "expired" | "granted" | "held" | "revoked" | "used";
            startsAt: string;
            /** @description Exclusive. */
            endsAt: string;
            grantedAt: string;
            usedAt: string | null;
            /** @description What it saved, fen, once used. */
            savedFen: number | null;
        };
        MaskedCustomerDto: {
            /** @description Masked: 林*满. */
            name: string;
            phoneTail: string | null;
        };
        WhyNotDto: {
            code: string;
            message: string;
        };
        PriceDto: {
            billFen: number;
            memberOffFen: number;
            couponOffFen: number;
            payableFen: number;
        };
        MemberPriceDto: {
            name: string;
            rateBasisPoints: number;
        };
        QuoteDto: {
            /** @description Stands for the scanned proof for ten minutes, for this member of staff. */
            ticket: string;
            coupon: components["schemas"]["CouponDto"];
            customer: components["schemas"]["MaskedCustomerDto"];
            usable: boolean;
            refusal: components["schemas"]["WhyNotDto"] | null;
            price: components["schemas"]["PriceDto"] | null;
            memberPrice: components["schemas"]["MemberPriceDto"] | null;
        };
        ConfirmRequestDto: {
            /** @description Made by the client for one confirmation and kept for its repeats. */
            requestKey: string;
            proof: string;
            /** @description The bill, fen; 0 only for gifts. */
            billFen: number;
        };
        ReceiptDto: {
            billFen: number;
            memberOffFen: number;
            couponOffFen: number;
            payableFen: number;
            id: string;
            at: string;
            shopName: string;
            staffName: string;
            coupon: components["schemas"]["CouponDto"];
            customer: components["schemas"]["MaskedCustomerDto"];
            undoneAt: string | null;
            undoReason: string | null;
            /** @description Until when whoever reads this may undo it; null when they may not, or no more. */
            undoableUntil: string | null;
        };
        TodayTotalsDto: {
            count: number;
            billFen: number;
            offFen: number;
        };
        TodayDto: {
            serverNow: string;
            totals: components["schemas"]["TodayTotalsDto"];
            items: components["schemas"]["ReceiptDto"][];
            nextCursor: string | null;
        };
        UndoRequestDto: {
            /** @description Why, in words. */
            reason?: string;
        };
        CountedOrderDto: {
            source: string;
            orderNo: string;
            paidAt: string | null;
            paidFen: number;
            refundedFen: number;
        };
        FullWhyDto: {
            /** @description What the shopper is told. */
            sentence: string;
            program: string;
            programName: string | null;
            version: number;
            step: string;
            /** @description `order:NO`, `interaction:SOURCE:ID`, `mall:ORDER`. */
            setOffBy: string | null;
            /** @description The facts counted, as they are now. */
            orders: components["schemas"]["CountedOrderDto"][];
            decidedAt: string;
            changedAt: string;
            /** @enum {string} */
            state: "kept" | "lapsed" | "standing" | "unfunded" | "withdrawn";
        };
        CouponStepDto: {
            at: string;
            /** @description From state to state; null for a step that changed nothing. */
            from: string | null;
            to: string | null;
            /** @description What a member of staff did, when it changed nothing: `quote`, `confirm`, `undo`. */
            step: string | null;
            /** @description `ok`, or the code of the refusal. */
            result: string;
            who: string;
            where: string | null;
            reason: string | null;
        };
        CouponHistoryDto: {
            serverNow: string;
            coupon: components["schemas"]["CouponDto"];
            why: components["schemas"]["FullWhyDto"];
            /** @description Newest first, the latest hundred. */
            steps: components["schemas"]["CouponStepDto"][];
        };
        BillLineDto: {
            /** @description Names the line within its order; the price is told by it. */
            lineKey: string;
            /** @description A line that names neither product nor category is in the scope of every coupon. */
            productId?: string | null;
            category?: string | null;
            /** @description Of the whole line, fen, before anything Fanchang takes off. */
            amountFen: number;
            quantity?: number;
        };
        CheckRequestDto: {
            /** @description The order asking: what it holds itself is no obstacle to it. */
            orderNo?: string;
            /** @description Coupons to price the bill with; without them the answer offers what the buyer has. */
            codes?: string[];
            buyer: components["schemas"]["BuyerDto"];
            /** @description 1 to 100 lines, each with a `lineKey` of its own. */
            lines: components["schemas"]["BillLineDto"][];
        };
        BillMemberPriceDto: {
            name: string;
            /** @description What a member pays, ten-thousandths. */
            rateBasisPoints: number;
        };
        PricedCouponDto: {
            code: string;
            name: string;
            /** @enum {string} */
            kind: "cash" | "gift" | "member" | "percent";
            giftName: string | null;
            /** @description What it takes off; of a member-price coupon, beyond the buyer's own member price. */
            offFen: number;
            /** @description The same of each line, in the order of the lines. */
            linesOffFen: number[];
        };
        PricedLineDto: {
            lineKey: string;
            amountFen: number;
            memberOffFen: number;
            couponOffFen: number;
            payableFen: number;
        };
        PricedBillDto: {
            billFen: number;
            memberOffFen: number;
            couponOffFen: number;
            payableFen: number;
            /** @description The buyer's own, standing now. */
            memberPrice: components["schemas"]["BillMemberPriceDto"] | null;
            /** @description In the order of the codes. */
            coupons: components["schemas"]["PricedCouponDto"][];
            /** @description In the order of the lines given. */
            lines: components["schemas"]["PricedLineDto"][];
        };
        CheckRefusalDto: {
            code: string;
            message: string;
        };
        OfferedCouponDto: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "cash" | "gift" | "member" | "percent";
            /** @description What remains to pay, ten-thousandths (9折 = 9000); percent and member-price coupons. */
            rateBasisPoints: number | null;
            /** @description Taken off, fen; cash coupons. */
            offFen: number | null;
            giftName: string | null;
            /** @description The most a percent coupon takes off, fen. */
            capFen: number | null;
            /** @description The least the bill must come to, fen. */
            thresholdFen: number;
            /** @description What it is for, in words. */
            scope: string;
            /** @description Where it may be used, in words. */
            shops: string;
            /**
             * @description At a counter, in another system's checkout, or both.
             * @enum {string}
             */
            useAt: "both" | "online" | "shop";
            /**
             * @description `held`: a checkout is using it just now.
             * @enum {string}
             */
            state: "expired" | "granted" | "held" | "revoked" | "used";
            startsAt: string;
            /** @description Exclusive. */
            endsAt: string;
            grantedAt: string;
            usedAt: string | null;
            /** @description What it saved, fen, once used. */
            savedFen: number | null;
            code: string;
            /** @description Coupons of one group are not used together. */
            stackingGroup: string;
            /** @description What it takes off this bill when used alone; 0 when it cannot be used. */
            takesOffFen: number;
            usable: boolean;
            /** @description Why not, on this bill, now. */
            refusal: components["schemas"]["CheckRefusalDto"] | null;
        };
        CheckedDto: {
            serverNow: string;
            /** @description The bill with the codes given; without codes, with the member price alone. */
            price: components["schemas"]["PricedBillDto"];
            /** @description Without codes: the buyer's coupons, at most 50, what takes off most first; with codes it is empty. */
            offers: components["schemas"]["OfferedCouponDto"][];
        };
        HoldRequestDto: {
            orderNo: string;
            /** @description One to five codes, each once. */
            codes: string[];
            /** @description How long the coupons are kept for the order, 60 to 1800; 900 when left out. */
            holdSeconds?: number;
            buyer: components["schemas"]["BuyerDto"];
            /** @description 1 to 100 lines, each with a `lineKey` of its own. */
            lines: components["schemas"]["BillLineDto"][];
        };
        HeldDto: {
            billFen: number;
            memberOffFen: number;
            couponOffFen: number;
            payableFen: number;
            /** @description The buyer's own, standing now. */
            memberPrice: components["schemas"]["BillMemberPriceDto"] | null;
            /** @description In the order of the codes. */
            coupons: components["schemas"]["PricedCouponDto"][];
            /** @description In the order of the lines given. */
            lines: components["schemas"]["PricedLineDto"][];
            orderNo: string;
            /** @description From this moment the coupons are the buyer's again, unless the order was redeemed. */
            expiresAt: string;
        };
        RedeemHoldDto: {
            orderNo: string;
            /** @description What was paid for the order in the end, fen; kept with the redemption, judged by nobody. */
            paidFen?: number;
        };
        RedeemedDto: {
            billFen: number;
            memberOffFen: number;
            couponOffFen: number;
            payableFen: number;
            /** @description The buyer's own, standing now. */
            memberPrice: components["schemas"]["BillMemberPriceDto"] | null;
            /** @description In the order of the codes. */
            coupons: components["schemas"]["PricedCouponDto"][];
            /** @description In the order of the lines given. */
            lines: components["schemas"]["PricedLineDto"][];
            orderNo: string;
            redeemedAt: string;
        };
        ReturnHoldDto: {
            orderNo: string;
            reason?: string;
        };
        ReturnedCouponDto: {
            code: string;
            name: string;
            /**
             * @description What the coupon was then.
             * @enum {string}
             */
            became: "expired" | "granted" | "revoked" | "used";
        };
        ReturnedDto: {
            orderNo: string;
            /**
             * @description released: it had not been redeemed; returned: the redemption was taken back.
             * @enum {string}
             */
            result: "released" | "returned";
            returnedAt: string;
            coupons: components["schemas"]["ReturnedCouponDto"][];
        };
        CannotRedeemDto: {
            code: string;
            message: string;
        };
        MallItemDto: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "coupon" | "gift";
            /** @description What one costs. */
            points: number;
            worthFen: number;
            /** @description null: as many as are asked for. */
            left: number | null;
            perPerson: number | null;
            /** @description How many this shopper has redeemed. */
            mine: number;
            /** @description Names a drawing of the mini-program. */
            picture: string | null;
            description: string;
            /** @description Why this shopper cannot redeem it now. */
            refusal: components["schemas"]["CannotRedeemDto"] | null;
        };
        MallItemPageDto: {
            serverNow: string;
            /** @description Points this shopper can spend. */
            balance: number;
            items: components["schemas"]["MallItemDto"][];
            nextCursor: string | null;
        };
        ItemCouponDto: {
            /** @enum {string} */
            kind: "cash" | "gift" | "member" | "percent";
            rateBasisPoints: number | null;
            offFen: number | null;
            capFen: number | null;
            thresholdFen: number;
            /** @description What it is for, in words. */
            scope: string;
            shops: string;
            /** @description Local days after the day of redeeming; null when it is valid at fixed times. */
            validDays: number | null;
            startsAt: string | null;
            /** @description Exclusive. */
            endsAt: string | null;
        };
        MallItemDetailDto: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "coupon" | "gift";
            /** @description What one costs. */
            points: number;
            worthFen: number;
            /** @description null: as many as are asked for. */
            left: number | null;
            perPerson: number | null;
            /** @description How many this shopper has redeemed. */
            mine: number;
            /** @description Names a drawing of the mini-program. */
            picture: string | null;
            description: string;
            /** @description Why this shopper cannot redeem it now. */
            refusal: components["schemas"]["CannotRedeemDto"] | null;
            serverNow: string;
            balance: number;
            coupon: components["schemas"]["ItemCouponDto"] | null;
            rules: string[];
        };
        AddressDto: {
            /** @description Who receives the parcel. */
            name: string;
            /** @description Mobile number of the mainland, eleven digits. */
            phone: string;
            /** @description Province, city and district. */
            region: string;
            /** @description Street, house, door. */
            detail: string;
        };
        RedeemRequestDto: {
            /** @description Made by the client for one redemption and kept for its repeats. */
            requestKey: string;
            itemId: string;
            /** @description Where a gift goes; a coupon goes nowhere. */
            address?: components["schemas"]["AddressDto"] | null;
        };
        MaskedAddressDto: {
            /** @description Masked: 林**. */
            name: string;
            phoneTail: string;
            region: string;
            detail: string;
        };
        MallOrderDto: {
            serverNow: string;
            orderNo: string;
            itemId: string | null;
            name: string;
            /** @enum {string} */
            kind: "coupon" | "gift";
            /** @description What it cost; 0 for a gift the brand gave. */
            points: number;
            /** @description Names a drawing of the mini-program. */
            picture: string | null;
            /** @enum {string} */
            state: "awaiting-address" | "cancelled" | "completed" | "placed" | "shipped";
            placedAt: string;
            /** @description Until when a gift that waits for an address can be claimed, exclusive. */
            claimUntil: string | null;
            shippedAt: string | null;
            completedAt: string | null;
            cancelledAt: string | null;
            cancelReason: string | null;
            carrier: string | null;
            trackingNo: string | null;
            address: components["schemas"]["MaskedAddressDto"] | null;
            /** @description The coupon it was redeemed for. */
            couponId: string | null;
            canCancel: boolean;
            /** @description The parcel is on its way and may be confirmed as received. */
            canConfirm: boolean;
        };
        MallOrderPageDto: {
            serverNow: string;
            items: components["schemas"]["MallOrderDto"][];
            nextCursor: string | null;
        };
        StaffMallOrderDto: {
            serverNow: string;
            orderNo: string;
            itemId: string | null;
            name: string;
            /** @enum {string} */
            kind: "coupon" | "gift";
            /** @description What it cost; 0 for a gift the brand gave. */
            points: number;
            /** @description Names a drawing of the mini-program. */
            picture: string | null;
            /** @enum {string} */
            state: "awaiting-address" | "cancelled" | "completed" | "placed" | "shipped";
            placedAt: string;
            /** @description Until when a gift that waits for an address can be claimed, exclusive. */
            claimUntil: string | null;
            shippedAt: string | null;
            completedAt: string | null;
            cancelledAt: string | null;
            cancelReason: string | null;
            carrier: string | null;
            trackingNo: string | null;
            address: components["schemas"]["MaskedAddressDto"] | null;
            /** @description The coupon it was redeemed for. */
            couponId: string | null;
            canCancel: boolean;
            /** @description The parcel is on its way and may be confirmed as received. */
            canConfirm: boolean;
            /** @description Whole, for the label of the parcel; only of an order that is to be shipped, and only one at a time. */
            shipTo: components["schemas"]["AddressDto"] | null;
        };
        ShipRequestDto: {
            /** @description Who carries the parcel: 顺丰速运. */
            carrier: string;
            /** @description The carrier's number of the parcel. */
            trackingNo: string;
        };
        CancelByStaffDto: {
            /** @description What the shopper reads. */
            reason: string;
        };
        ArchivePersonDto: {
            id: string;
            nickname: string;
        };
        ArchiveTotalsDto: {
            orders: number;
            items: number;
            paidFen: number;
            savedFen: number;
            /** @description Order days after the first: how often they came back. */
            repurchases: number;
            firstPaidAt: string | null;
            /** @description Local days since the first order. */
            days: number | null;
        };
        ArchiveMemberPriceDto: {
            name: string;
            rateBasisPoints: number;
            until: string | null;
        };
        LadderStepDto: {
            step: string;
            title: string;
            condition: string;
            /** @enum {string} */
            state: "locked" | "missed" | "reached" | "running";
            done: number;
            needed: number;
            endsAt: string | null;
        };
        LadderNextDto: {
            step: string;
            title: string;
            remaining: number;
            endsAt: string;
            /** @description What is at stake, a sentence without its end. */
            text: string;
        };
        LadderDto: {
            program: string;
            name: string;
            rules: string[];
            steps: components["schemas"]["LadderStepDto"][];
            next: components["schemas"]["LadderNextDto"] | null;
            /** @description End, exclusive, of a campaign; null for a ladder that begins with each shopper's first order. */
            endsAt: string | null;
            /** @description Of a campaign. */
            startsAt: string | null;
        };
        ArchiveDto: {
            serverNow: string;
            brandName: string;
            person: components["schemas"]["ArchivePersonDto"];
            totals: components["schemas"]["ArchiveTotalsDto"];
            memberPrice: components["schemas"]["ArchiveMemberPriceDto"] | null;
            ladders: components["schemas"]["LadderDto"][];
            /** @description Usable now, soonest ending first, at most three. */
            coupons: components["schemas"]["CouponDto"][];
            usableCoupons: number;
        };
        StoryItemDto: {
            id: string;
            at: string;
            /** @enum {string} */
            kind: "coupon" | "gift" | "member-price" | "order" | "redeemed" | "refund";
            text: string;
        };
        StoryPageDto: {
            items: components["schemas"]["StoryItemDto"][];
            nextCursor: string | null;
        };
        DemoPersonDto: {
            /** @enum {string} */
            kind: "shopper" | "staff";
            /** @description Login code of a shopper. */
            code: string | null;
            name: string;
            label: string;
            hint: string;
            /** @description Account and password of a member of staff. */
            account: string | null;
            password: string | null;
        };
        DemoPeopleDto: {
            brandName: string;
            people: components["schemas"]["DemoPersonDto"][];
        };
        WalletCouponDto: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "cash" | "gift" | "member" | "percent";
            /** @description What remains to pay, ten-thousandths (9折 = 9000); percent and member-price coupons. */
            rateBasisPoints: number | null;
            /** @description Taken off, fen; cash coupons. */
            offFen: number | null;
            giftName: string | null;
            /** @description The most a percent coupon takes off, fen. */
            capFen: number | null;
            /** @description The least the bill must come to, fen. */
            thresholdFen: number;
            /** @description What it is for, in words. */
            scope: string;
            /** @description Where it may be used, in words. */
            shops: string;
            /**
             * @description At a counter, in another system's checkout, or both.
             * @enum {string}
             */
            useAt: "both" | "online" | "shop";
            /**
             * @description `held`: a checkout is using it just now.
             * @enum {string}
             */
            state: "expired" | "granted" | "held" | "revoked" | "used";
            startsAt: string;
            /** @description Exclusive. */
            endsAt: string;
            grantedAt: string;
            usedAt: string | null;
            /** @description What it saved, fen, once used. */
            savedFen: number | null;
            /** @description Why the shopper has it, one sentence. */
            why: string;
        };
        CouponPageDto: {
            serverNow: string;
            items: components["schemas"]["WalletCouponDto"][];
            nextCursor: string | null;
        };
        CouponDetailDto: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "cash" | "gift" | "member" | "percent";
            /** @description What remains to pay, ten-thousandths (9折 = 9000); percent and member-price coupons. */
            rateBasisPoints: number | null;
            /** @description Taken off, fen; cash coupons. */
            offFen: number | null;
            giftName: string | null;
            /** @description The most a percent coupon takes off, fen. */
            capFen: number | null;
            /** @description The least the bill must come to, fen. */
            thresholdFen: number;
            /** @description What it is for, in words. */
            scope: string;
            /** @description Where it may be used, in words. */
            shops: string;
            /**
             * @description At a counter, in another system's checkout, or both.
             * @enum {string}
             */
            useAt: "both" | "online" | "shop";
            /**
             * @description `held`: a checkout is using it just now.
             * @enum {string}
             */
            state: "expired" | "granted" | "held" | "revoked" | "used";
            startsAt: string;
            /** @description Exclusive. */
            endsAt: string;
            grantedAt: string;
            usedAt: string | null;
            /** @description What it saved, fen, once used. */
            savedFen: number | null;
            /** @description Why the shopper has it, one sentence. */
            why: string;
            serverNow: string;
            /** @description Twelve digits, to be read aloud. */
            code: string;
            usedShop: string | null;
            revokedReason: string | null;
            /** @description Until when a checkout holds it. */
            heldUntil: string | null;
        };
        CouponTokenDto: {
            /** @description What the QR holds; good for `lifeSeconds`. */
            token: string;
            expiresAt: string;
            serverNow: string;
            lifeSeconds: number;
        };
        ExpiringPointsDto: {
            points: number;
            /** @description Exclusive. */
            endsAt: string;
        };
        PendingPointsDto: {
            points: number;
            /** @description Why they were given. */
            text: string;
            /** @description null: not known yet, the order is not signed for. */
            availableAt: string | null;
        };
        PointsDto: {
            serverNow: string;
            /** @description To spend now. */
            balance: number;
            pending: number;
            /** @description Taken back after it was spent: later points pay it first. */
            debt: number;
            /** @description Growth value 成长值. */
            growth: number;
            /** @description By end, soonest first. */
            expiring: components["schemas"]["ExpiringPointsDto"][];
            /** @description Soonest first, those without a date last. */
            pendingItems: components["schemas"]["PendingPointsDto"][];
            rules: string[];
        };
        PointsEntryDto: {
            id: string;
            at: string;
            /** @enum {string} */
            kind: "earn" | "expire" | "give-back" | "owe" | "pay-debt" | "release" | "spend" | "take-back";
            /** @description Signed: what came, what went. */
            points: number;
            /** @description Of points that cannot be spent yet. */
            pending: boolean;
            text: string;
            why: string | null;
        };
        PointsEntryPageDto: {
            serverNow: string;
            items: components["schemas"]["PointsEntryDto"][];
            nextCursor: string | null;
        };
        RefusedDto: {
            /** @enum {string} */
            code: "BODY_INVALID" | "BODY_TOO_LARGE" | "NOT_FOUND" | "NOT_READY" | "BUSY" | "UNEXPECTED" | "LOGIN_REQUIRED" | "SESSION_EXPIRED" | "LOGIN_CODE_INVALID" | "LOGIN_UNAVAILABLE" | "PASSWORD_WRONG" | "LOGIN_TOO_OFTEN" | "NOT_ALLOWED" | "SIGNATURE_MISSING" | "CLIENT_UNKNOWN" | "SIGNATURE_WRONG" | "REQUEST_STALE" | "REQUEST_REPLAYED" | "BATCH_EMPTY" | "BATCH_TOO_LARGE" | "EVENT_CONFLICT" | "EVENT_TIME_ABSURD" | "COUPON_NOT_FOUND" | "CODE_MALFORMED" | "CODE_UNKNOWN" | "QR_MALFORMED" | "QR_EXPIRED" | "TICKET_EXPIRED" | "COUPON_USED" | "COUPON_EXPIRED" | "COUPON_NOT_STARTED" | "COUPON_REVOKED" | "COUPON_OTHER_SHOP" | "BELOW_THRESHOLD" | "BILL_REQUIRED" | "REQUEST_KEY_REUSED" | "CODE_TOO_OFTEN" | "COUPON_HELD" | "COUPON_NOT_IN_SHOP" | "COUPON_NOT_ONLINE" | "COUPON_OUT_OF_SCOPE" | "COUPONS_DO_NOT_STACK" | "REDEMPTION_NOT_FOUND" | "UNDO_TOO_LATE" | "BUDGET_SPENT" | "PERSON_LIMIT_REACHED" | "COUPON_SOLD_OUT" | "COUPON_LIMIT_REACHED" | "COUPON_FOREIGN" | "BUYER_UNKNOWN" | "HOLD_NOT_FOUND" | "HOLD_EXPIRED" | "HOLD_REDEEMED" | "HOLD_RETURNED" | "IDEMPOTENCY_KEY_MISSING" | "IDEMPOTENCY_KEY_REUSED" | "POINTS_SHORT" | "ITEM_NOT_FOUND" | "ITEM_OFF_SHELF" | "ITEM_SOLD_OUT" | "ITEM_LIMIT_REACHED" | "ADDRESS_REQUIRED" | "MALL_ORDER_NOT_FOUND" | "MALL_ORDER_STATE" | "MALL_REQUEST_REUSED";
            /** @description One sentence for a person, Chinese. */
            message: string;
            requestId: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Login_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResultDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    OpenOrders_tell: {
        parameters: {
            query?: never;
            header: {
                "x-fanchang-client": string;
                /** @description epoch seconds */
                "x-fanchang-timestamp": string;
                /** @description 8–64 letters and digits, once */
                "x-fanchang-nonce": string;
                "x-fanchang-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderBatchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderBatchResultDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Live_tell: {
        parameters: {
            query?: never;
            header: {
                "x-fanchang-client": string;
                /** @description epoch seconds */
                "x-fanchang-timestamp": string;
                /** @description 8–64 letters and digits, once */
                "x-fanchang-nonce": string;
                "x-fanchang-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InteractionBatchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InteractionBatchResultDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Staff_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffLoginDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffLoginResultDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Verification_quote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Verification_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Verification_today: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TodayDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Verification_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    CouponHistory_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CouponHistoryDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Checkout_check: {
        parameters: {
            query?: never;
            header: {
                "x-fanchang-client": string;
                /** @description epoch seconds */
                "x-fanchang-timestamp": string;
                /** @description 8–64 letters and digits, once */
                "x-fanchang-nonce": string;
                "x-fanchang-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Checkout_hold: {
        parameters: {
            query?: never;
            header: {
                "x-fanchang-client": string;
                /** @description epoch seconds */
                "x-fanchang-timestamp": string;
                /** @description 8–64 letters and digits, once */
                "x-fanchang-nonce": string;
                "x-fanchang-signature": string;
                /** @description 8–64 letters, digits, _ and -; the same key with the same body gives the same answer */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Checkout_redeem: {
        parameters: {
            query?: never;
            header: {
                "x-fanchang-client": string;
                /** @description epoch seconds */
                "x-fanchang-timestamp": string;
                /** @description 8–64 letters and digits, once */
                "x-fanchang-nonce": string;
                "x-fanchang-signature": string;
                /** @description 8–64 letters, digits, _ and -; the same key with the same body gives the same answer */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedeemHoldDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeemedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Checkout_giveBack: {
        parameters: {
            query?: never;
            header: {
                "x-fanchang-client": string;
                /** @description epoch seconds */
                "x-fanchang-timestamp": string;
                /** @description 8–64 letters and digits, once */
                "x-fanchang-nonce": string;
                "x-fanchang-signature": string;
                /** @description 8–64 letters, digits, _ and -; the same key with the same body gives the same answer */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnHoldDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnedDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Mall_list: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallItemPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Mall_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallItemDetailDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MallOrders_list: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MallOrders_redeem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedeemRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MallOrders_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MallOrders_address: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MallOrders_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    MallOrders_received: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffMallOrders_list: {
        parameters: {
            query?: {
                cursor?: string;
                state?: "awaiting-address" | "cancelled" | "completed" | "placed" | "shipped";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffMallOrders_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMallOrderDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffMallOrders_ship: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShipRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    StaffMallOrders_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelByStaffDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MallOrderDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Archive_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchiveDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Archive_story: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Demo_people: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoPeopleDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Wallet_list: {
        parameters: {
            query: {
                state: "ended" | "usable" | "used";
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CouponPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Wallet_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CouponDetailDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Wallet_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CouponTokenDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Points_of: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
    Points_entries: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsEntryPageDto"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedDto"];
                };
            };
        };
    };
}
