package io.kurrentdb.hosts.pools;

import com.alibaba.druid.pool.DruidDataSource;
import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.vibur.dbcp.ViburDBCPDataSource;

/** The pools that applications use, each set up as its manual says; every borrow is validated. */
enum Pool {
  HIKARI {
    @Override
    Opened open(Source source) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(source.url());
      config.setDriverClassName(source.driver());
      config.setUsername(source.user());
      config.setPassword(source.password());
      config.setConnectionTestQuery(source.validationQuery());
      config.setMaximumPoolSize(source.size());
      config.setMinimumIdle(1);
      config.setConnectionTimeout(PATIENCE_MILLIS);
      config.setReadOnly(true);
      HikariDataSource pool = new HikariDataSource(config);
      return new Opened(pool, pool);
    }
  },

  TOMCAT {
    @Override
    Opened open(Source source) {
      PoolProperties config = new PoolProperties();
      config.setUrl(source.url());
      config.setDriverClassName(source.driver());
      config.setUsername(source.user());
      config.setPassword(source.password());
      config.setValidationQuery(source.validationQuery());
      config.setTestOnConnect(true);
      config.setTestOnBorrow(true);
      config.setValidationInterval(0);
      config.setValidationQueryTimeout(5);
      config.setMaxActive(source.size());
      config.setInitialSize(0);
      config.setMaxWait(PATIENCE_MILLIS);
      org.apache.tomcat.jdbc.pool.DataSource pool =
          new org.apache.tomcat.jdbc.pool.DataSource(config);
      return new Opened(pool, () -> pool.close(true));
    }
  },

  DBCP2 {
    @Override
    Opened open(Source source) {
      BasicDataSource pool = new BasicDataSource();
      pool.setUrl(source.url());
      pool.setDriverClassName(source.driver());
      pool.setUsername(source.user());
      pool.setPassword(source.password());
      pool.setValidationQuery(source.validationQuery());
      pool.setTestOnBorrow(true);
      pool.setPoolPreparedStatements(true);
      pool.setMaxOpenPreparedStatements(5);
      pool.setMaxTotal(source.size());
      pool.setMaxWait(Duration.ofMillis(PATIENCE_MILLIS));
      return new Opened(pool, pool);
    }
  },

  C3P0 {
    @Override
    Opened open(Source source) throws Exception {
      ComboPooledDataSource pool = new ComboPooledDataSource();
      pool.setJdbcUrl(source.url());
      pool.setDriverClass(source.driver());
      pool.setUser(source.user());
      pool.setPassword(source.password());
      pool.setPreferredTestQuery(source.validationQuery());
      pool.setTestConnectionOnCheckout(true);
      pool.setMinPoolSize(1);
      pool.setInitialPoolSize(1);
      pool.setMaxPoolSize(source.size());
      pool.setAcquireIncrement(1);
      pool.setAcquireRetryAttempts(2);
      pool.setAcquireRetryDelay(200);
      pool.setCheckoutTimeout(PATIENCE_MILLIS);
      return new Opened(pool, pool);
    }
  },

  AGROAL {
    @Override
    Opened open(Source source) throws Exception {
      ConnectionValidator validator =
          source.validationQuery() == null
              ? ConnectionValidator.defaultValidator()
              : connection -> answers(connection, source.validationQuery());
      Class<? extends Driver> driver = Class.forName(source.driver()).asSubclass(Driver.class);
      AgroalDataSource pool =
          AgroalDataSource.from(
              new AgroalDataSourceConfigurationSupplier()
                  .connectionPoolConfiguration(
                      config ->
                          config
                              .maxSize(source.size())
                              .acquisitionTimeout(Duration.ofMillis(PATIENCE_MILLIS))
                              .validateOnBorrow(true)
                              .connectionValidator(validator)
                              .connectionFactoryConfiguration(
                                  factory ->
                                      factory
                                          .jdbcUrl(source.url())
                                          .connectionProviderClass(driver)
                                          .principal(new NamePrincipal(source.user()))
                                          .credential(new SimplePassword(source.password())))));
      return new Opened(pool, pool);
    }
  },

  VIBUR {
    @Override
    Opened open(Source source) {
      ViburDBCPDataSource pool = new ViburDBCPDataSource();
      pool.setJdbcUrl(source.url());
      pool.setDriverClassName(source.driver());
      pool.setUsername(source.user());
      pool.setPassword(source.password());
      if (source.validationQuery() != null) {
        pool.setTestConnectionQuery(source.validationQuery());
      }
      pool.setConnectionIdleLimitInSeconds(0);
      pool.setPoolInitialSize(1);
      pool.setPoolMaxSize(source.size());
      pool.setConnectionTimeoutInMs(PATIENCE_MILLIS);
      pool.start();
      return new Opened(pool, pool);
    }
  },

  DRUID {
    @Override
    Opened open(Source source) {
      DruidDataSource pool = new DruidDataSource();
      pool.setUrl(source.url());
      pool.setDriverClassName(source.driver());
      pool.setUsername(source.user());
      pool.setPassword(source.password());
      pool.setValidationQuery(source.validationQuery());
      pool.setTestOnBorrow(true);
      pool.setMaxActive(source.size());
      pool.setInitialSize(0);
      pool.setMaxWait(PATIENCE_MILLIS);
      pool.setTimeBetweenConnectErrorMillis(200);
      return new Opened(pool, pool);
    }
  };

  static final int PATIENCE_MILLIS = 5_000;

  /**
   * @param validationQuery null for what the pool does by itself
   * @param size how many connections at most
   */
  record Source(
      String url, String driver, String user, String password, String validationQuery, int size) {}

  /** A pool that is ready, and what ends it. */
  record Opened(DataSource connections, AutoCloseable end) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      end.close();
    }
  }

  abstract Opened open(Source source) throws Exception;

  /** As Quarkus validates with its setting validation-query-sql. */
  private static boolean answers(Connection connection, String validationQuery) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(validationQuery);
      return true;
    } catch (SQLException notValid) {
      return false;
    }
  }
}
