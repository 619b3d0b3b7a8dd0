using System.Runtime.CompilerServices;

namespace NanoV2G.Hal.Inverters;

/// <summary>
/// The SunSpec models in use: where a chain begins, and the offset of each field from the first register of its model
/// (the one that holds the model's number). Source: the model definitions published by the SunSpec Alliance
/// (repository sunspec/models, files json/model_1, model_701, model_702 to model_704, model_707 to model_711, model_713 and model_714). All are holding registers.
/// </summary>
[ExcludeType]
public static class SunSpecRegisters
{
    /// <summary>Where the chain begins: the first of the base addresses that SunSpec allows.</summary>
    public const int Base = 40000;

    /// <summary>The second.</summary>
    public const int SecondBase = 50000;

    /// <summary>The third.</summary>
    public const int ThirdBase = 0;

    /// <summary>How many base addresses there are.</summary>
    public const int BaseCount = 3;

    /// <summary>First register of the mark "SunS".</summary>
    public const int MarkHigh = 0x5375;

    /// <summary>Second register of the mark "SunS".</summary>
    public const int MarkLow = 0x6E53;

    /// <summary>Registers of the mark; the first model follows.</summary>
    public const int MarkCount = 2;

    /// <summary>Registers of a model's header: its number, then its length without the header.</summary>
    public const int HeaderCount = 2;

    /// <summary>Stands in place of a model's number after the last model.</summary>
    public const int EndModel = 0xFFFF;

    /// <summary>A 16-bit signed field or scale factor that the device does not have.</summary>
    public const int NotImplementedSigned = 0x8000;

    /// <summary>A 16-bit unsigned field or enumeration that the device does not have.</summary>
    public const int NotImplementedUnsigned = 0xFFFF;

    /// <summary>Common model: manufacturer, type, serial number.</summary>
    public const int CommonModel = 1;

    /// <summary>Its length with the closing pad register.</summary>
    public const int CommonLength = 66;

    /// <summary>Mn, manufacturer, 16 registers of text; type, options, version and serial number follow.</summary>
    public const int CommonManufacturer = 2;

    /// <summary>Where the type (Md, 16 registers) begins.</summary>
    public const int CommonType = 18;

    /// <summary>Where the version (Vr, 8 registers) begins.</summary>
    public const int CommonVersion = 42;

    /// <summary>Where the serial number (SN, 16 registers) begins.</summary>
    public const int CommonSerial = 50;

    /// <summary>DER AC measurement.</summary>
    public const int MeasurementModel = 701;

    /// <summary>Its length.</summary>
    public const int MeasurementLength = 153;

    /// <summary>ACType, 0 one phase, 1 split phase, 2 three phases.</summary>
    public const int MeasurementType = 2;

    /// <summary>ACType: three phases.</summary>
    public const int TypeThreePhase = 2;

    /// <summary>St, operating state: 0 off, 1 on.</summary>
    public const int MeasurementState = 3;

    /// <summary>InvSt, inverter state: 3 running, 4 throttled, 6 fault, 7 standby.</summary>
    public const int MeasurementInverterState = 4;

    /// <summary>Alrm, bitfield32: what the inverter complains of, a bit each.</summary>
    public const int MeasurementAlarms = 6;

    /// <summary>W, int16, total active power, positive = generation: the opposite of the sign used here.</summary>
    public const int MeasurementWatts = 10;

    /// <summary>LNV, uint16, line to neutral voltage.</summary>
    public const int MeasurementVoltage = 16;

    /// <summary>Hz, uint32, frequency.</summary>
    public const int MeasurementFrequency = 17;

    /// <summary>V_SF, power of ten of the voltages.</summary>
    public const int MeasurementVoltageScale = 114;

    /// <summary>Hz_SF, power of ten of the frequency.</summary>
    public const int MeasurementFrequencyScale = 115;

    /// <summary>W_SF, power of ten of the active powers.</summary>
    public const int MeasurementWattsScale = 116;

    /// <summary>St: the device is on.</summary>
    public const int StateOn = 1;

    /// <summary>InvSt: the inverter is off.</summary>
    public const int InverterOff = 0;

    /// <summary>InvSt: the inverter runs.</summary>
    public const int InverterRunning = 3;

    /// <summary>InvSt: the inverter runs at reduced power.</summary>
    public const int InverterThrottled = 4;

    /// <summary>DER capacity: ratings, and settings that lower them.</summary>
    public const int CapacityModel = 702;

    /// <summary>Its length.</summary>
    public const int CapacityLength = 50;

    /// <summary>WMaxRtg, uint16, rated active power. First of the block that is read.</summary>
    public const int CapacityWatts = 2;

    /// <summary>WChaRteMaxRtg, uint16, rated charge.</summary>
    public const int CapacityCharge = 10;

    /// <summary>WDisChaRteMaxRtg, uint16, rated discharge.</summary>
    public const int CapacityDischarge = 11;

    /// <summary>WMax, uint16, active power as set.</summary>
    public const int CapacityWattsSetting = 26;

    /// <summary>WChaRteMax, uint16, charge as set.</summary>
    public const int CapacityChargeSetting = 34;

    /// <summary>WDisChaRteMax, uint16, discharge as set.</summary>
    public const int CapacityDischargeSetting = 35;

    /// <summary>W_SF, power of ten of the active powers. Last of the block that is read.</summary>
    public const int CapacityWattsScale = 45;

    /// <summary>VNomRtg, uint16, rated AC voltage. First of the block that is read for the interface protection.</summary>
    public const int CapacityVoltageRating = 14;

    /// <summary>VNom, uint16, AC voltage as set: what percentages of the voltage refer to.</summary>
    public const int CapacityVoltageSetting = 38;

    /// <summary>V_SF, power of ten of the voltages. Last of that block.</summary>
    public const int CapacityVoltageScale = 49;

    /// <summary>Enter service: when it may reconnect.</summary>
    public const int EnterServiceModel = 703;

    /// <summary>
    /// Its length. After the header: ES; ESVHi and ESVLo, uint16, percent; ESHzHi and ESHzLo, uint32, Hz; ESDlyTms, uint32, s;
    /// six registers of other times; V_SF, Hz_SF.
    /// </summary>
    public const int EnterServiceLength = 17;

    /// <summary>
    /// Trip at low voltage (DERTripLV); high voltage, low and high frequency follow as 708 to 710. After the header: Ena,
    /// AdptCrvReq, AdptCrvRslt, NPt, NCrvSet, V_SF or Hz_SF, Tms_SF, then of each curve ReadOnly and three parts of ActPt and
    /// NPt points: must trip, may trip, momentary cessation. The first curve is the one in force.
    /// </summary>
    public const int FirstTripModel = 707;

    /// <summary>
    /// Where the must-trip points of the first curve begin, counted from the end of the header; ActPt is before it. A point is V,
    /// uint16, percent of VNom, or Hz, uint32; then Tms, uint32, s.
    /// </summary>
    public const int TripPoints = 9;

    /// <summary>Frequency droop; Ena follows the header.</summary>
    public const int FrequencyDroopModel = 711;

    /// <summary>Registers of the block that is read.</summary>
    public const int CapacityReadCount = CapacityWattsScale - CapacityWatts + 1;

    /// <summary>DER AC controls.</summary>
    public const int ControlModel = 704;

    /// <summary>Its length: 57 registers of points after the header, then four power-factor groups of two.</summary>
    public const int ControlLength = 65;

    /// <summary>WSetEna, 1 = the active power set-point is in force. First of the block that is written.</summary>
    public const int ControlEnable = 22;

    /// <summary>WSetMod, 1 = the set-point is in watts.</summary>
    public const int ControlMode = 23;

    /// <summary>WSet, int32, set-point in watts; "may be negative for charging".</summary>
    public const int ControlWatts = 24;

    /// <summary>WSetRvrt, int32, set-point in watts after reversion.</summary>
    public const int ControlReversionWatts = 26;

    /// <summary>WSetPct, int16, set-point in percent; not in force in watts mode.</summary>
    public const int ControlPercent = 28;

    /// <summary>WSetPctRvrt, int16, set-point in percent after reversion.</summary>
    public const int ControlReversionPercent = 29;

    /// <summary>WSetEnaRvrt, 1 = reversion is in force.</summary>
    public const int ControlReversionEnable = 30;

    /// <summary>WSetRvrtTms, uint32, time to reversion in s. Last of the block that is written.</summary>
    public const int ControlReversionSeconds = 31;

    /// <summary>WSetRvrtRem, uint32, time left to reversion in s, read only.</summary>
    public const int ControlReversionRemaining = 33;

    /// <summary>WSet_SF, power of ten of the set-point.</summary>
    public const int ControlWattsScale = 55;

    /// <summary>Registers of the block that is written at once, WSetEna to WSetRvrtTms.</summary>
    public const int ControlWriteCount = 11;

    /// <summary>WSetMod: watts.</summary>
    public const int ControlModeWatts = 1;

    /// <summary>WSetEna and WSetEnaRvrt: enabled.</summary>
    public const int Enabled = 1;

    /// <summary>DER storage capacity.</summary>
    public const int StorageModel = 713;

    /// <summary>Its length.</summary>
    public const int StorageLength = 7;

    /// <summary>SoC, uint16, state of charge in percent.</summary>
    public const int StorageStateOfCharge = 4;

    /// <summary>Pct_SF, power of ten of the percentages.</summary>
    public const int StoragePercentScale = 8;

    /// <summary>DER DC measurement.</summary>
    public const int DirectCurrentModel = 714;

    /// <summary>Its length without the groups of its ports, of 25 registers each.</summary>
    public const int DirectCurrentLeastLength = 18;

    /// <summary>DCW, int16, power of all DC ports, positive = generation. First of the block that is read.</summary>
    public const int DirectCurrentWatts = 6;

    /// <summary>DCW_SF, power of ten of the DC powers. Last of the block that is read.</summary>
    public const int DirectCurrentWattsScale = 17;
}
