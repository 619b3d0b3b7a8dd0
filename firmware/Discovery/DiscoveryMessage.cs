using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Discovery;

/// <summary>
/// An entity as the message that Home Assistant documents for MQTT discovery (home-assistant.io, integration MQTT): full
/// names, one message for each entity, <c>~</c> for the unit's topics.
/// </summary>
public sealed class DiscoveryMessage
{
    /// <summary>How often the identity of the unit stands in a message.</summary>
    private const int UnitsInMessage = 4;

    /// <summary>Room for a message without the identity of its unit, bytes. Derived: the longest, the set-point, takes below 1000.</summary>
    private const int MostBytesWithoutUnit = 1024;

    /// <summary>Step of the set-point, W (derived: what inverters follow).</summary>
    private const int StepWatts = 50;

    private const int Base = 0;
    private const int NameKey = 1;
    private const int UniqueId = 2;
    private const int StateTopic = 3;
    private const int ValueTemplate = 4;
    private const int Unit = 5;
    private const int DeviceClass = 6;
    private const int StateClass = 7;
    private const int Options = 8;
    private const int CommandTopic = 9;
    private const int CommandTemplate = 10;
    private const int Qos = 11;
    private const int Minimum = 12;
    private const int Maximum = 13;
    private const int Step = 14;
    private const int Mode = 15;
    private const int AvailabilityTopic = 16;
    private const int AvailabilityTemplate = 17;
    private const int Device = 18;
    private const int Identifiers = 19;
    private const int Manufacturer = 20;
    private const int Model = 21;
    private const int Origin = 22;

    // In the order of the numbers above.
    private static readonly byte[][] Keys = Ascii.Keys(
        "~ name unique_id state_topic value_template unit_of_measurement device_class state_class options"
        + " command_topic command_template qos min max step mode availability_topic availability_template"
        + " device identifiers manufacturer model origin");

    private const int UnitTopic = 0;
    private const int IdentityPrefix = 1;
    private const int Dash = 2;
    private const int State = 3;
    private const int Status = 4;
    private const int Box = 5;
    private const int Project = 6;

    // In the order of the numbers above.
    private static readonly byte[][] Words = Ascii.Names(
        "nanov2g/ nanov2g- - ~/state ~/status box nanoV2G");

    private static readonly byte[] IsOnline = Ascii.Bytes("{{ 'online' if value_json.online else 'offline' }}");
    private static readonly byte[] NamePrefix = Ascii.Bytes("nanoV2G ");
    private static readonly byte[] ModelName = Ascii.Bytes("V2G chargepoint controller");

    private readonly byte[] _unit;

    /// <summary>Messages of this unit.</summary>
    /// <param name="unitId">Identity of the unit, letters, digits and dashes.</param>
    public DiscoveryMessage(string unitId)
    {
        _unit = Ascii.Bytes(unitId);
    }

    /// <summary>Room that the messages of a unit need, so that none is ever cut off.</summary>
    /// <param name="unitId">Identity of the unit.</param>
    /// <returns>Bytes.</returns>
    public static int MostBytes(string unitId)
    {
        return MostBytesWithoutUnit + (UnitsInMessage * unitId.Length);
    }

    /// <summary>Writes the message of an entity.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="entity">The entity.</param>
    public void Write(JsonWriter writer, DiscoveryEntity entity)
    {
        byte[][] keys = Keys;
        writer.BeginObject();
        WriteParts(writer, keys[Base], Words[UnitTopic]);
        writer.EndText();
        writer.Text(keys[NameKey], entity.Name);
        WriteParts(writer, keys[UniqueId], Words[IdentityPrefix]);
        writer.TextPart(Words[Dash]);
        writer.TextPart(entity.Identity);
        writer.EndText();
        WriteValue(writer, entity);
        WriteCommand(writer, entity);
        writer.Text(keys[AvailabilityTopic], Words[Status]);
        writer.Text(keys[AvailabilityTemplate], IsOnline);
        WriteDevice(writer);
        writer.EndObject();
    }

    private static void WriteValue(JsonWriter writer, DiscoveryEntity entity)
    {
        byte[][] keys = Keys;
        if (entity.ValueTemplate != null)
        {
            writer.Text(keys[StateTopic], Words[State]);
            writer.Text(keys[ValueTemplate], entity.ValueTemplate);
        }

        WriteWhenThere(writer, keys[DeviceClass], entity.DeviceClass);
        WriteWhenThere(writer, keys[Unit], entity.Unit);
        WriteWhenThere(writer, keys[StateClass], entity.StateClass);
        byte[][] options = entity.Options;
        if (options != null)
        {
            writer.BeginList(keys[Options]);
            for (int index = 0; index < options.Length; index++)
            {
                writer.ListText(options[index]);
            }

            writer.EndList();
        }
    }

    private static void WriteCommand(JsonWriter writer, DiscoveryEntity entity)
    {
        byte[][] keys = Keys;
        if (entity.CommandTopic != null)
        {
            writer.Text(keys[CommandTopic], entity.CommandTopic);
            writer.Text(keys[CommandTemplate], entity.CommandTemplate);
            writer.Number(keys[Qos], 1);
        }

        int most = entity.MostWatts;
        if (most != 0)
        {
            writer.Number(keys[Minimum], -most);
            writer.Number(keys[Maximum], most);
            writer.Number(keys[Step], StepWatts);
            writer.Text(keys[Mode], Words[Box]);
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
        byte[][] keys = Keys;
        writer.BeginMember(keys[Device]);
        writer.BeginList(keys[Identifiers]);
        writer.BeginListText();
        writer.TextPart(Words[IdentityPrefix]);
        writer.TextPart(_unit);
        writer.EndText();
        writer.EndList();
        WriteParts(writer, keys[NameKey], NamePrefix);
        writer.EndText();
        writer.Text(keys[Manufacturer], Words[Project]);
        writer.Text(keys[Model], ModelName);
        writer.EndObject();
        writer.BeginMember(keys[Origin]);
        writer.Text(keys[NameKey], Words[Project]);
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
