package io.kurrentdb.shims.core;

import java.lang.management.ManagementFactory;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.ObjectName;
import javax.management.ReflectionException;

/**
 * The agent's counters as an MBean, one for the JVM. It knows of no class of the driver or of an
 * application, so it keeps none of their loaders.
 */
final class CounterBean implements DynamicMBean {
  private static final String ERRORS = "InternalErrors";
  private static final String LAST_ERROR = "LastInternalError";
  private static final String TEXTS = "NotUnderstood";

  private CounterBean() {}

  static void register(String name) throws JMException {
    ManagementFactory.getPlatformMBeanServer()
        .registerMBean(new CounterBean(), new ObjectName(name));
  }

  @Override
  public Object getAttribute(String name) throws AttributeNotFoundException {
    switch (name) {
      case ERRORS:
        return Ledger.errors();
      case LAST_ERROR:
        return Ledger.lastError();
      case TEXTS:
        return UnreadTexts.list();
      default:
        return counter(name).value();
    }
  }

  private static Counter counter(String attribute) throws AttributeNotFoundException {
    for (Counter counter : Counter.values()) {
      if (counter.attribute().equals(attribute)) {
        return counter;
      }
    }
    throw new AttributeNotFoundException(attribute);
  }

  @Override
  public AttributeList getAttributes(String[] names) {
    AttributeList values = new AttributeList();
    for (String name : names) {
      try {
        values.add(new Attribute(name, getAttribute(name)));
      } catch (AttributeNotFoundException leftOut) {
        // As JMX has it: what is missing in the list was not found.
      }
    }
    return values;
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    Counter[] counters = Counter.values();
    MBeanAttributeInfo[] attributes = new MBeanAttributeInfo[counters.length + 3];
    for (Counter counter : counters) {
      attributes[counter.ordinal()] = info(counter.attribute(), "long", counter.description());
    }
    attributes[counters.length] =
        info(ERRORS, "long", "Errors inside the agent that the host was kept from seeing.");
    attributes[counters.length + 1] = info(LAST_ERROR, "java.lang.String", "The newest of them.");
    attributes[counters.length + 2] =
        info(TEXTS, String[].class.getName(), "Texts not understood, without their values.");
    return new MBeanInfo(
        CounterBean.class.getName(),
        "What the KurrentDB agent has done since the JVM started",
        attributes,
        null,
        null,
        null);
  }

  private static MBeanAttributeInfo info(String name, String type, String description) {
    return new MBeanAttributeInfo(name, type, description, true, false, false);
  }

  @Override
  public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
    throw new AttributeNotFoundException(attribute.getName() + " can only be read");
  }

  @Override
  public AttributeList setAttributes(AttributeList attributes) {
    return new AttributeList();
  }

  @Override
  public Object invoke(String action, Object[] parameters, String[] signature)
      throws ReflectionException {
    throw new ReflectionException(new NoSuchMethodException(action));
  }
}
