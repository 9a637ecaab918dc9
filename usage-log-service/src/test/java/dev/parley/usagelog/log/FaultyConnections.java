package dev.parley.usagelog.log;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import javax.sql.DataSource;

/** Connections that now and then break when a transaction is committed: just before it is, or just after. */
final class FaultyConnections {
    private FaultyConnections() {}

    static DataSource around(DataSource dataSource, Random random) {
        return proxy(
                DataSource.class,
                (method, arguments) -> method.getName().equals("getConnection")
                        ? around(dataSource.getConnection(), random)
                        : method.invoke(dataSource, arguments));
    }

    private static Connection around(Connection connection, Random random) {
        return proxy(Connection.class, (method, arguments) -> {
            boolean commits = method.getName().equals("commit");
            if (commits && random.nextInt(5) == 0) {
                throw new SQLException("the process dies before it commits", "08006");
            }
            Object result = method.invoke(connection, arguments);
            if (commits && random.nextInt(5) == 0) {
                throw new SQLException("the process dies before it knows that it has committed", "08006");
            }
            return result;
        });
    }

    @FunctionalInterface
    private interface Call {
        Object on(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.on(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
