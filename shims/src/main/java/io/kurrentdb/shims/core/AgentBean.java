package io.kurrentdb.shims.core;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;
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
 * The agent's counters in JMX: {@code io.kurrentdb:type=Agent}, one for the JVM. It knows of no
 * class of the driver or of an application, so it keeps none of their loaders.
 */
public final class AgentBean implements DynamicMBean {
  /** The name under which JMX has it. */
  public static final String NAME = "io.kurrentdb:type=Agent";

  private static final AtomicBoolean REGISTERED = new AtomicBoolean();
  private static final String ERRORS = "InternalErrors";
  private static final String LAST_ERROR = "LastInternalError";
  private static final String TEXTS = "NotUnderstood";

  private AgentBean() {}

  /**
   * Registers it at the first call, unless it is switched off. Not before a connection is made: JMX
   * costs a JVM that does not use it time and memory, and some hosts want to set it up themselves.
   */
  public static void register() {
    if (!Setting.JMX.isOn() || !REGISTERED.compareAndSet(false, true)) {
      return;
    }
    try {
      ManagementFactory.getPlatformMBeanServer()
          .registerMBean(new AgentBean(), new ObjectName(NAME));
    } catch (JMException | RuntimeException | LinkageError e) {
      Log.warn(
          "the counters are not in JMX: "
              + e
              + ". "
              + Setting.JMX.variable()
              + "=false asks for none.");
    }
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
        AgentBean.class.getName(),
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
