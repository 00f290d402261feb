package io.kurrentdb.shims.host.spark;

import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.GeneralScalarExpression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.SortOrder;
import org.apache.spark.sql.connector.expressions.aggregate.Count;
import org.apache.spark.sql.connector.expressions.aggregate.CountStar;
import org.apache.spark.sql.connector.expressions.aggregate.Max;
import org.apache.spark.sql.connector.expressions.aggregate.Min;
import org.apache.spark.sql.connector.expressions.aggregate.Sum;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;

/**
 * Which expressions have the same answer in DuckDB as in Spark. Not among them: casts (DuckDB
 * rounds, Spark cuts off), arithmetic ({@code ^} is a power in DuckDB, division by zero is NULL),
 * timestamps (the server's time zone may be another).
 */
final class Pushable {
  private Pushable() {}

  static boolean is(Expression expression) {
    if (expression instanceof Literal) {
      return isLiteral((Literal<?>) expression);
    }
    if (expression instanceof NamedReference) {
      return ((NamedReference) expression).fieldNames().length == 1;
    }
    if (expression instanceof SortOrder) {
      return isColumn(((SortOrder) expression).expression());
    }
    if (expression instanceof GeneralScalarExpression) {
      return isPredicate(((GeneralScalarExpression) expression).name(), expression.children());
    }
    return isAggregate(expression);
  }

  private static boolean isLiteral(Literal<?> literal) {
    DataType type = literal.dataType();
    return literal.value() != null
        && (type instanceof NumericType
            || type instanceof StringType
            || type instanceof BooleanType
            || type instanceof DateType
            || type instanceof BinaryType);
  }

  private static boolean isColumn(Expression expression) {
    return expression instanceof NamedReference && is(expression);
  }

  private static boolean isAggregate(Expression expression) {
    if (expression instanceof CountStar) {
      return true;
    }
    boolean known =
        expression instanceof Count
            || expression instanceof Sum
            || expression instanceof Min
            || expression instanceof Max;
    return known && expression.children().length == 1 && isColumn(expression.children()[0]);
  }

  private static boolean isPredicate(String name, Expression[] operands) {
    switch (name) {
      case "=":
      case "<>":
      case "<=>":
      case "<":
      case "<=":
      case ">":
      case ">=":
      case "IN":
      case "IS_NULL":
      case "IS_NOT_NULL":
      case "AND":
      case "OR":
      case "NOT":
      case "BOOLEAN_EXPRESSION":
        return areAll(operands);
      case "STARTS_WITH":
      case "ENDS_WITH":
      case "CONTAINS":
        // Spark takes the quotes off the second operand, whatever it is.
        return isColumn(operands[0]) && operands[1] instanceof Literal && is(operands[1]);
      default:
        return false;
    }
  }

  private static boolean areAll(Expression[] operands) {
    for (Expression operand : operands) {
      if (!is(operand)) {
        return false;
      }
    }
    return true;
  }
}
