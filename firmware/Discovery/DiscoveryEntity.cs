using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Discovery;

/// <summary>
/// One thing that Home Assistant shows of the unit: a sensor, a button or a number. Members that are null are left out
/// of its message. Texts are ASCII, encoded once.
/// </summary>
public sealed class DiscoveryEntity
{
    /// <summary>Kind of entity, a level of the topic: <c>sensor</c>, <c>button</c> or <c>number</c>.</summary>
    public readonly string Component;

    /// <summary>Name of the entity in the topic and in its identity, unique within the unit.</summary>
    public readonly string ObjectId;

    /// <summary>The same as bytes.</summary>
    public readonly byte[] Identity;

    /// <summary>What a person reads.</summary>
    public readonly byte[] Name;

    /// <summary>Topic of its message; null until it is known whose entity it is.</summary>
    public string Topic;

    /// <summary>Template that takes the value out of the state message.</summary>
    public byte[] ValueTemplate;

    /// <summary>Unit of the value.</summary>
    public byte[] Unit;

    /// <summary>What the value is, in Home Assistant's words.</summary>
    public byte[] DeviceClass;

    /// <summary>Whether the value is a measurement or a counter.</summary>
    public byte[] StateClass;

    /// <summary>The values that an enumeration can have.</summary>
    public byte[][] Options;

    /// <summary>Topic of the command, relative to the unit's topics.</summary>
    public byte[] CommandTopic;

    /// <summary>Template that makes the command.</summary>
    public byte[] CommandTemplate;

    /// <summary>Largest power in either direction that a number can be set to, W.</summary>
    public int MostWatts;

    /// <summary>An entity without value and command.</summary>
    /// <param name="component">Kind of entity.</param>
    /// <param name="objectId">Name in topics.</param>
    /// <param name="name">What a person reads.</param>
    public DiscoveryEntity(string component, string objectId, byte[] name)
    {
        Component = component;
        ObjectId = objectId;
        Identity = Ascii.Bytes(objectId);
        Name = name;
    }
}
