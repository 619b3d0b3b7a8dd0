using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Discovery;

/// <summary>
/// An entity as the message that Home Assistant documents for MQTT discovery (home-assistant.io, integration MQTT): full
/// names, one message for each entity, <c>~</c> for the unit's topics.
/// </summary>
public sealed class DiscoveryMessage
{
    /// <summary>How often the identity of the unit stands in a message.</summary>
    public const int UnitsInMessage = 4;

    /// <summary>Room for a message without the identity of its unit, bytes. Derived: the longest, the set-point, takes below 1000.</summary>
    public const int MostBytesWithoutUnit = 1024;

    /// <summary>Step of the set-point, W (derived: what inverters follow).</summary>
    private const int StepWatts = 50;

    private static readonly byte[] Base = Ascii.Key("~");
    private static readonly byte[] NameKey = Ascii.Key("name");
    private static readonly byte[] UniqueId = Ascii.Key("unique_id");
    private static readonly byte[] StateTopic = Ascii.Key("state_topic");
    private static readonly byte[] ValueTemplate = Ascii.Key("value_template");
    private static readonly byte[] Unit = Ascii.Key("unit_of_measurement");
    private static readonly byte[] DeviceClass = Ascii.Key("device_class");
    private static readonly byte[] StateClass = Ascii.Key("state_class");
    private static readonly byte[] Options = Ascii.Key("options");
    private static readonly byte[] CommandTopic = Ascii.Key("command_topic");
    private static readonly byte[] CommandTemplate = Ascii.Key("command_template");
    private static readonly byte[] Qos = Ascii.Key("qos");
    private static readonly byte[] Minimum = Ascii.Key("min");
    private static readonly byte[] Maximum = Ascii.Key("max");
    private static readonly byte[] Step = Ascii.Key("step");
    private static readonly byte[] Mode = Ascii.Key("mode");
    private static readonly byte[] AvailabilityTopic = Ascii.Key("availability_topic");
    private static readonly byte[] AvailabilityTemplate = Ascii.Key("availability_template");
    private static readonly byte[] Device = Ascii.Key("device");
    private static readonly byte[] Identifiers = Ascii.Key("identifiers");
    private static readonly byte[] Manufacturer = Ascii.Key("manufacturer");
    private static readonly byte[] Model = Ascii.Key("model");
    private static readonly byte[] Origin = Ascii.Key("origin");
    private static readonly byte[] UnitTopic = Ascii.Bytes("nanov2g/");
    private static readonly byte[] IdentityPrefix = Ascii.Bytes("nanov2g-");
    private static readonly byte[] Dash = Ascii.Bytes("-");
    private static readonly byte[] State = Ascii.Bytes("~/state");
    private static readonly byte[] Status = Ascii.Bytes("~/status");
    private static readonly byte[] IsOnline = Ascii.Bytes("{{ 'online' if value_json.online else 'offline' }}");
    private static readonly byte[] Box = Ascii.Bytes("box");
    private static readonly byte[] Project = Ascii.Bytes("nanoV2G");
    private static readonly byte[] NamePrefix = Ascii.Bytes("nanoV2G ");
    private static readonly byte[] ModelName = Ascii.Bytes("V2G chargepoint controller");

    private readonly byte[] _unit;

    /// <summary>Messages of this unit.</summary>
    /// <param name="unitId">Identity of the unit, letters, digits and dashes.</param>
    public DiscoveryMessage(string unitId)
    {
        _unit = Ascii.Bytes(unitId);
    }

    /// <summary>Writes the message of an entity.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="entity">The entity.</param>
    public void Write(JsonWriter writer, DiscoveryEntity entity)
    {
        writer.BeginObject();
        WriteParts(writer, Base, UnitTopic);
        writer.EndText();
        writer.Text(NameKey, entity.Name);
        WriteParts(writer, UniqueId, IdentityPrefix);
        writer.TextPart(Dash);
        writer.TextPart(entity.Identity);
        writer.EndText();
        WriteValue(writer, entity);
        WriteCommand(writer, entity);
        writer.Text(AvailabilityTopic, Status);
        writer.Text(AvailabilityTemplate, IsOnline);
        WriteDevice(writer);
        writer.EndObject();
    }

    private static void WriteValue(JsonWriter writer, DiscoveryEntity entity)
    {
        if (entity.ValueTemplate != null)
        {
            writer.Text(StateTopic, State);
            writer.Text(ValueTemplate, entity.ValueTemplate);
        }

        WriteWhenThere(writer, DeviceClass, entity.DeviceClass);
        WriteWhenThere(writer, Unit, entity.Unit);
        WriteWhenThere(writer, StateClass, entity.StateClass);
        if (entity.Options != null)
        {
            writer.BeginList(Options);
            for (int index = 0; index < entity.Options.Length; index++)
            {
                writer.ListText(entity.Options[index]);
            }

            writer.EndList();
        }
    }

    private static void WriteCommand(JsonWriter writer, DiscoveryEntity entity)
    {
        if (entity.CommandTopic != null)
        {
            writer.Text(CommandTopic, entity.CommandTopic);
            writer.Text(CommandTemplate, entity.CommandTemplate);
            writer.Number(Qos, 1);
        }

        if (entity.MostWatts != 0)
        {
            writer.Number(Minimum, -entity.MostWatts);
            writer.Number(Maximum, entity.MostWatts);
            writer.Number(Step, StepWatts);
            writer.Text(Mode, Box);
        }
    }

    private static void WriteWhenThere(JsonWriter writer, byte[] key, byte[] text)
    {
        if (text != null)
        {
            writer.Text(key, text);
        }
    }

    private void WriteDevice(JsonWriter writer)
    {
        writer.BeginMember(Device);
        writer.BeginList(Identifiers);
        writer.BeginListText();
        writer.TextPart(IdentityPrefix);
        writer.TextPart(_unit);
        writer.EndText();
        writer.EndList();
        WriteParts(writer, NameKey, NamePrefix);
        writer.EndText();
        writer.Text(Manufacturer, Project);
        writer.Text(Model, ModelName);
        writer.EndObject();
        writer.BeginMember(Origin);
        writer.Text(NameKey, Project);
        writer.EndObject();
    }

    /// <summary>Begins a text with a prefix and the identity of the unit.</summary>
    private void WriteParts(JsonWriter writer, byte[] key, byte[] prefix)
    {
        writer.BeginText(key);
        writer.TextPart(prefix);
        writer.TextPart(_unit);
    }
}
