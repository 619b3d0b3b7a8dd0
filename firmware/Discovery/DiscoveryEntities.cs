using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Discovery;

/// <summary>
/// What Home Assistant shows of a unit. Every sensor reads the retained state message, so that it has a value at once and
/// an energy register never goes back, as it would with half-hours that are sent again.
/// </summary>
public static class DiscoveryEntities
{
    /// <summary>How many there are.</summary>
    public const int Count = 16;

    /// <summary>How long a set-point from Home Assistant holds, h: a forgotten one ends by itself (derived).</summary>
    public const int SetpointHours = 1;

    /// <summary>How long charging at once from Home Assistant lasts, h: an empty battery of 80 kWh fills at 7 kW (derived).</summary>
    public const int ChargeNowHours = 12;

    /// <summary>Beginning of 2020, s since 1970: counted from here, the sequence numbers suffice until 2088.</summary>
    private const string Epoch = "1577836800";

    private const int Power = 0;
    private const int Current = 1;
    private const int Energy = 2;
    private const int Enumeration = 3;
    private const int Watt = 4;
    private const int Ampere = 5;
    private const int WattHour = 6;
    private const int Percent = 7;
    private const int Battery = 8;
    private const int Measurement = 9;
    private const int TotalIncreasing = 10;

    // In the order of the numbers above.
    private static readonly byte[][] Words = Ascii.Names(
        "power current energy enum W A Wh % battery measurement total_increasing");

    /// <summary>Makes one entity: at a connection, and let go once it is sent, since together they take more memory than the rest of the reports.</summary>
    /// <param name="index">Which one, 0 to <see cref="Count"/> - 1.</param>
    /// <param name="mostWatts">Largest set-point in either direction, W.</param>
    /// <returns>The entity.</returns>
    public static DiscoveryEntity Make(int index, int mostWatts)
    {
        switch (index)
        {
            case 0:
                return Figure("power", "Power", "inverterW", Power, Watt);
            case 1:
                return Figure("gridCurrent", "Grid current", "gridMa / 1000", Current, Ampere);
            case 2:
                return Figure("exportAllowed", "Export allowed now", "windowExportMa / 1000", Current, Ampere);
            case 3:
                return Word("exportReason", "Export held by", "windowExportReason");
            case 4:
                return Figure("importAllowed", "Import allowed now", "windowImportMa / 1000", Current, Ampere);
            case 5:
                return Word("importReason", "Import held by", "windowImportReason");
            case 6:
                return Figure("exportLimit", "Agreed export limit", "exportLimitMa / 1000", Current, Ampere);
            case 7:
                return Figure(
                    "stateOfCharge",
                    "State of charge",
                    "socPermille / 10 if value_json.socPermille is not none else none",
                    Battery,
                    Percent);
            case 8:
                return Register("importEnergy", "Energy imported", "importWh");
            case 9:
                return Register("exportEnergy", "Energy exported", "exportWh");
            case 10:
                return G100State();
            case 11:
                return Word("posture", "Posture", "posture");
            case 12:
                return Word("mode", "Mode", "mode");
            case 13:
                return Button("chargeNow", "Charge now", ChargeNowHours);
            case 14:
                return Button("release", "Back to schedule", SetpointHours);
            default:
                return Setpoint(mostWatts);
        }
    }

    private static DiscoveryEntity Word(string objectId, string name, string value)
    {
        DiscoveryEntity entity = new DiscoveryEntity("sensor", objectId, Ascii.Bytes(name));
        entity.ValueTemplate = Value(value);
        return entity;
    }

    // A template that begins with a member of the state message.
    private static byte[] Value(string value)
    {
        return Ascii.Bytes("{{ value_json." + value + " }}");
    }

    private static DiscoveryEntity Figure(string objectId, string name, string value, int deviceClass, int unit)
    {
        DiscoveryEntity entity = Word(objectId, name, value);
        entity.DeviceClass = Words[deviceClass];
        entity.Unit = Words[unit];
        entity.StateClass = Words[Measurement];
        return entity;
    }

    private static DiscoveryEntity Register(string objectId, string name, string value)
    {
        DiscoveryEntity entity = Figure(objectId, name, value, Energy, WattHour);
        entity.StateClass = Words[TotalIncreasing];
        return entity;
    }

    private static DiscoveryEntity G100State()
    {
        DiscoveryEntity entity = new DiscoveryEntity("sensor", "g100State", Ascii.Bytes("Limit supervision"));
        entity.ValueTemplate = Ascii.Bytes("{{ ['withinLimits','excursion','lockout'][value_json.g100State - 1] }}");
        entity.DeviceClass = Words[Enumeration];
        entity.Options = Ascii.Names("withinLimits excursion lockout");
        return entity;
    }

    private static DiscoveryEntity Button(string verb, string name, int hours)
    {
        DiscoveryEntity entity = new DiscoveryEntity("button", verb, Ascii.Bytes(name));
        entity.CommandTopic = Ascii.Bytes("~/cmd/" + verb);
        entity.CommandTemplate = Ascii.Bytes(Command(hours, ""));
        return entity;
    }

    private static DiscoveryEntity Setpoint(int mostWatts)
    {
        DiscoveryEntity entity = new DiscoveryEntity("number", "setpoint", Ascii.Bytes("Set-point"));
        entity.ValueTemplate = Value("targetW");
        entity.DeviceClass = Words[Power];
        entity.Unit = Words[Watt];
        entity.CommandTopic = Ascii.Bytes("~/cmd/setpoint");
        entity.CommandTemplate = Ascii.Bytes(Command(SetpointHours, ",\"watts\":{{ value | int }}"));
        entity.MostWatts = mostWatts;
        return entity;
    }

    /// <summary>
    /// The common members of a command as Home Assistant can write them: identity and sequence number out of its clock,
    /// which rises, and the end so many hours ahead.
    /// </summary>
    private static string Command(int hours, string more)
    {
        return "{\"id\":\"ha-{{ (utcnow().timestamp() * 1000) | int }}\",\"issuer\":\"homeassistant\",\"seq\":{{ (utcnow().timestamp() - "
            + Epoch + ") | int }},\"notAfter\":\"{{ (utcnow() + timedelta(hours=" + hours.ToString()
            + ")).strftime('%Y-%m-%dT%H:%M:%SZ') }}\"" + more + "}";
    }
}
