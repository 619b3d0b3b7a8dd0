namespace NanoV2G.Hal.Simulated.Run;

/// <summary>What can go wrong at a simulated site. Names and usual durations are in <see cref="SimulatedFaults"/>.</summary>
public enum SimulatedFault
{
    /// <summary>The boundary meter answers nothing.</summary>
    MeterSilent = 0,

    /// <summary>The boundary meter goes on answering with the values it showed at the start of the fault.</summary>
    MeterFrozen = 1,

    /// <summary>The boundary meter's current transformer is the wrong way round.</summary>
    MeterReversed = 2,

    /// <summary>The asset meter answers nothing.</summary>
    AssetMeterSilent = 3,

    /// <summary>The inverter acknowledges set-points and does not follow them.</summary>
    InverterIgnores = 4,

    /// <summary>The inverter's communication is cut.</summary>
    InverterSilent = 5,

    /// <summary>One byte in two hundred on both lines is disturbed.</summary>
    BusNoise = 6,

    /// <summary>The contactor's main contacts weld.</summary>
    ContactorWelded = 7,

    /// <summary>The contactor does not close.</summary>
    ContactorJammed = 8,

    /// <summary>The firmware hangs; the supervisor resets the chip, which ends it.</summary>
    Hang = 9,

    /// <summary>The mains of the whole house fails; the controller dies after its hold-up time.</summary>
    PowerCut = 10,

    /// <summary>The message broker is not there.</summary>
    BrokerGone = 11,

    /// <summary>The message broker is lost and from then on accepts connections without ever answering: a handshake never ends.</summary>
    BrokerBlackHole = 12,

    /// <summary>The connection to the broker is lost and the first name server does not answer: each attempt stops the interpreter for 7 s more.</summary>
    DnsSlow = 13,

    /// <summary>The flash stops the interpreter for 50 to 500 ms at random ticks.</summary>
    FlashStalls = 14,

    /// <summary>The voltage sags, on the phases and by what the site's parameters say.</summary>
    VoltageSag = 15,

    /// <summary>The car is not plugged in; when it comes back it has made its journey.</summary>
    VehicleUnplugged = 16,

    /// <summary>The contact of the auxiliary load control switch is open.</summary>
    LoadControlOpen = 17,

    /// <summary>The time server is wrong by what the site's parameters say: UTC steps there, and back at the end.</summary>
    ClockStep = 18,

    /// <summary>The controller alone loses its supply, at once; house, meters and inverter go on.</summary>
    ControllerPowerCut = 19,

    /// <summary>The boundary meter shows no more current than it can, and less than flows.</summary>
    MeterClipped = 20,

    /// <summary>Half of the boundary meter's answers are lost.</summary>
    MeterDropsAnswers = 21,

    /// <summary>The boundary meter shows the first minute of the fault over and over.</summary>
    MeterReplayed = 22,

    /// <summary>The boundary meter's first two phases have changed places; nothing on one phase.</summary>
    MeterPhasesSwapped = 23,

    /// <summary>The boundary meter shows half of the current and the power.</summary>
    MeterScaled = 24,

    /// <summary>The boundary meter's current is noisy by 5 A to either side.</summary>
    MeterNoisy = 25,

    /// <summary>The boundary meter's current and power stand still while voltage and frequency live.</summary>
    MeterCurrentStuck = 26,

    /// <summary>The switch of the logic interface is open.</summary>
    LogicInterfaceOpen = 27,

    /// <summary>The emergency stop is pressed; at the end somebody releases it.</summary>
    EmergencyStop = 28,
}
