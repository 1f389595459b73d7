package com.todoai.platform;

import com.todoai.platform.dapr.ApiTokens;
import com.todoai.platform.identity.TokenIssuer;
import com.todoai.platform.install.Secrets;
import com.todoai.platform.liberty.ServerEnvironment;
import com.todoai.platform.part.Service;
import com.todoai.platform.postgres.Database;
import java.util.HashMap;
import java.util.Map;

/**
 * What a service is told about this platform.
 *
 * @param ports where everything listens
 * @param database whose passwords are handed out
 * @param tokens whose public keys the services trust
 * @param secrets of the services
 */
record ServiceEnvironment(Ports ports, Database database, TokenIssuer tokens, Secrets secrets)
    implements ServerEnvironment {

  @Override
  public Map<String, String> of(Service service) {
    Map<String, String> environment = new HashMap<>();
    environment.put("DAPR_HTTP_PORT", Integer.toString(ports.sidecarHttp(service)));
    environment.put("DAPR_GRPC_PORT", Integer.toString(ports.sidecarGrpc(service)));
    environment.putAll(ApiTokens.of(service, secrets).environment());
    environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", tokens.publicKeys().toUri().toString());
    environment.put("MP_JWT_VERIFY_PUBLICKEY_ALGORITHM", TokenIssuer.ALGORITHM);
    environment.put("MP_JWT_VERIFY_ISSUER", TokenIssuer.ISSUER);
    environment.put("MP_JWT_VERIFY_AUDIENCES", TokenIssuer.AUDIENCE);
    // Without it the server cannot write its key store, and refuses every token.
    environment.put("keystore_password", secrets.get("keystore." + service.id()));
    if (service == Service.WEBSOCKET) {
      // This platform's Kafka makes no new consumer group wait for further members.
      environment.put("WEBSOCKET_SUBSCRIPTION_SETTLE_TIME", "PT2S");
    }
    if (service.hasDatabase()) {
      environment.put("DB_HOST", Database.HOST);
      environment.put("DB_PORT", Integer.toString(ports.postgres()));
      environment.put("DB_NAME", Database.NAME);
      environment.put("DB_SCHEMA", Database.schemaOf(service));
      String running = Database.runningRoleOf(service);
      environment.put("DB_USER", running);
      environment.put("DB_PASSWORD", database.passwordOf(running));
      String owner = Database.ownerOf(service);
      environment.put("DB_OWNER_USER", owner);
      environment.put("DB_OWNER_PASSWORD", database.passwordOf(owner));
    }
    return environment;
  }

  @Override
  public String toString() {
    return "ServiceEnvironment";
  }
}
