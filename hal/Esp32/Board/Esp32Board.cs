using System.Device.Gpio;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Contactors;
using NanoV2G.Hal.Esp32.Messages;
using NanoV2G.Hal.Esp32.Modbus;
using NanoV2G.Hal.Esp32.Network;
using NanoV2G.Hal.Esp32.Pins;
using NanoV2G.Hal.Esp32.Storage;
using NanoV2G.Hal.Esp32.Timing;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Storage;
using NanoV2G.Hal.Supervisor;
using NanoV2G.Hal.Timing;
using NanoV2G.Hal.Vehicle;

namespace NanoV2G.Hal.Esp32.Board;

/// <summary>
/// A real board. Making it releases the contactor first and reads the clock chip last; both happen before any thread
/// runs and any power flows. The network is started by <see cref="Esp32BoardRunner"/>.
/// </summary>
public sealed class Esp32Board : IBoard
{
    private readonly Esp32Clock _clock;
    private readonly Esp32Contactor _contactor;
    private readonly FieldDevices _devices;
    private readonly LittleFsFileStore _store;
    private readonly LinkSettings _linkSettings;

    /// <summary>Opens every pin and port.</summary>
    /// <param name="gpio">The chip's GPIO, kept: a pin lives as long as somebody holds it.</param>
    /// <param name="pins">The board's pins.</param>
    /// <param name="field">Meters and inverter.</param>
    public Esp32Board(GpioController gpio, Esp32Pins pins, FieldSettings field)
    {
        GpioPin coil = Esp32Contactor.OpenReleased(gpio, pins.ContactorDrive);
        GpioPin second = Esp32Contactor.OpenReleased(gpio, pins.SecondContactorDrive);
        _clock = new Esp32Clock();
        Inputs = new SlowInputs(new ShiftRegister(gpio, pins.InputsClock, pins.InputsLoad, pins.InputsData), _clock);
        _contactor = new Esp32Contactor(coil, second, Inputs);
        Supervisor = new Esp32SupervisorPulse(gpio, pins.SupervisorPulse);
        LoadControlSwitch = new Esp32LoadControlSwitch(Inputs);
        LogicInterface = new Esp32StopContact(Inputs, SlowInputBits.LogicInterface);
        EmergencyStop = new Esp32StopContact(Inputs, SlowInputBits.EmergencyStop);
        Vehicle = new Esp32VehicleLink(Inputs);

        PinFunctions.Route(pins);
        _devices = new FieldDevices(
            new Esp32SerialLine(pins.BoundaryPort, field.Baud, pins.BoundaryDirection != Esp32Pins.Absent),
            new Esp32SerialLine(pins.AssetPort, field.Baud, pins.AssetDirection != Esp32Pins.Absent),
            field,
            Esp32PulseCounter.Open(pins.ImportPulses),
            Esp32PulseCounter.Open(pins.ExportPulses));

        _store = new LittleFsFileStore();
        _linkSettings = LinkSettingsReader.Read(_store);
        Link = new M2MqttLink(_linkSettings, new AttemptMark(_store));
        Network = pins.IsWifi ? new WifiNetwork(_linkSettings.WifiName, _linkSettings.WifiPassword) : new EthernetNetwork();
        Time = new TimeKeeping(_clock, pins.HasClockChip ? new Ds3231() : null);
    }

    /// <summary>The slow inputs, scanned by the sense thread.</summary>
    public SlowInputs Inputs { get; }

    /// <summary>Meters and inverter, stepped by the sense thread.</summary>
    public FieldDevices Devices => _devices;

    /// <summary>The link, stepped by the link thread.</summary>
    public M2MqttLink Link { get; }

    /// <summary>The network, started at boot.</summary>
    public INetwork Network { get; }

    /// <summary>What keeps UTC, stepped by the link thread.</summary>
    public TimeKeeping Time { get; }

    /// <summary>Identity of the unit: the link's client identifier, which is unique at its broker.</summary>
    public string UnitId => _linkSettings.ClientId;

    /// <summary>Whether the network is up and, for an encrypted link, the time is known.</summary>
    public bool MayConnect => Network.IsUp && (!_linkSettings.IsSecure || _clock.Quality != ClockQuality.Unknown);

    /// <inheritdoc/>
    public IClock Clock => _clock;

    /// <inheritdoc/>
    public IBoundaryMeter BoundaryMeter => _devices.BoundaryMeter;

    /// <inheritdoc/>
    public IAssetMeter AssetMeter => _devices.AssetMeter;

    /// <inheritdoc/>
    public IInverter Inverter => _devices.Inverter;

    /// <inheritdoc/>
    public IContactor Contactor => _contactor;

    /// <inheritdoc/>
    public IDcContactors DcContactors => null;

    /// <inheritdoc/>
    public ISupervisorPulse Supervisor { get; }

    /// <inheritdoc/>
    public IContactInput LoadControlSwitch { get; }

    /// <inheritdoc/>
    public IContactInput LogicInterface { get; }

    /// <inheritdoc/>
    public IContactInput EmergencyStop { get; }

    /// <inheritdoc/>
    public IVehicleLink Vehicle { get; }

    /// <inheritdoc/>
    public IVehicleMessages VehicleMessages => _devices.Vehicle;

    /// <inheritdoc/>
    public IFileStore Store => _store;

    /// <inheritdoc/>
    public IMessageLink Messages => Link;

    /// <summary>Whether the contactor's coil is driven.</summary>
    public bool IsContactorDriven => _contactor.IsDriven;
}
