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
        /** What a scanned or typed coupon is, and what it is worth on this bill. Changes nothing. */
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
            kind: "openid" | "unionid" | "phone" | "douyin" | "external";
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
            kind: "order.paid" | "order.shipped" | "order.signed" | "order.completed" | "order.refunded" | "order.closed" | "refund.unlinked";
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
        EventResultDto: {
            eventId: string | null;
            /**
             * @description new: stored; duplicate: known already; conflict: known with other content; rejected: not understood.
             * @enum {string}
             */
            result: "rejected" | "new" | "duplicate" | "conflict";
            code: string | null;
            message: string | null;
        };
        OrderBatchResultDto: {
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
            kind: "percent" | "cash" | "gift";
            /** @description What remains to pay, ten-thousandths (9折 = 9000); percent coupons. */
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
            /** @enum {string} */
            state: "used" | "expired" | "granted" | "revoked";
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
            state: "reached" | "running" | "locked" | "missed";
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
            kind: "coupon" | "member-price" | "order" | "redeemed" | "refund";
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
        CouponPageDto: {
            serverNow: string;
            items: components["schemas"]["CouponDto"][];
            nextCursor: string | null;
        };
        CouponDetailDto: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "percent" | "cash" | "gift";
            /** @description What remains to pay, ten-thousandths (9折 = 9000); percent coupons. */
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
            /** @enum {string} */
            state: "used" | "expired" | "granted" | "revoked";
            startsAt: string;
            /** @description Exclusive. */
            endsAt: string;
            grantedAt: string;
            usedAt: string | null;
            /** @description What it saved, fen, once used. */
            savedFen: number | null;
            serverNow: string;
            /** @description Why the shopper has it, one sentence. */
            why: string;
            /** @description Twelve digits, to be read aloud. */
            code: string;
            usedShop: string | null;
            revokedReason: string | null;
        };
        CouponTokenDto: {
            /** @description What the QR holds; good for `lifeSeconds`. */
            token: string;
            expiresAt: string;
            serverNow: string;
            lifeSeconds: number;
        };
        RefusedDto: {
            /** @enum {string} */
            code: "BODY_INVALID" | "BODY_TOO_LARGE" | "NOT_FOUND" | "NOT_READY" | "BUSY" | "UNEXPECTED" | "LOGIN_REQUIRED" | "SESSION_EXPIRED" | "LOGIN_CODE_INVALID" | "LOGIN_UNAVAILABLE" | "PASSWORD_WRONG" | "LOGIN_TOO_OFTEN" | "NOT_ALLOWED" | "SIGNATURE_MISSING" | "CLIENT_UNKNOWN" | "SIGNATURE_WRONG" | "REQUEST_STALE" | "REQUEST_REPLAYED" | "BATCH_EMPTY" | "BATCH_TOO_LARGE" | "EVENT_CONFLICT" | "EVENT_TIME_ABSURD" | "COUPON_NOT_FOUND" | "CODE_MALFORMED" | "CODE_UNKNOWN" | "QR_MALFORMED" | "QR_EXPIRED" | "TICKET_EXPIRED" | "COUPON_USED" | "COUPON_EXPIRED" | "COUPON_NOT_STARTED" | "COUPON_REVOKED" | "COUPON_OTHER_SHOP" | "BELOW_THRESHOLD" | "BILL_REQUIRED" | "REQUEST_KEY_REUSED";
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
                "x-fanchang-signature": string;
                /** @description 8–64 letters and digits, once */
                "x-fanchang-nonce": string;
                /** @description epoch seconds */
                "x-fanchang-timestamp": string;
                "x-fanchang-client": string;
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
                state: "usable" | "used" | "ended";
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
}
