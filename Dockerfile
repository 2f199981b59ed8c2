# The API, the worker and the command line in one image; see compose.yaml and docs/operations.md.

FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps/api/package.json apps/api/
COPY apps/miniprogram/package.json apps/miniprogram/
COPY apps/sandbox/package.json apps/sandbox/
RUN npm ci
COPY nest-cli.json tsconfig.json project.config.json ./
COPY libs libs
COPY apps apps
RUN npx --no-install nest build api && npm run build:h5 --workspace apps/miniprogram

FROM node:20-slim AS modules
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps/api/package.json apps/api/
COPY apps/miniprogram/package.json apps/miniprogram/
COPY apps/sandbox/package.json apps/sandbox/
RUN npm ci --omit=dev --workspace apps/api

FROM node:20-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY package.json nest-cli.json LICENSE ./
COPY --from=modules /app/node_modules node_modules
COPY --from=modules /app/apps/api/package.json apps/api/package.json
COPY --from=build /app/apps/api/dist apps/api/dist
COPY --from=build /app/apps/api/public apps/api/public
COPY --from=build /app/apps/miniprogram/dist/h5 apps/miniprogram/dist/h5
# Only the embedded database, a key made by itself and photos would be written, all below var.
RUN mkdir -p var/photos && chown -R node:node var
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/api/dist/apps/api/src/main.js"]
