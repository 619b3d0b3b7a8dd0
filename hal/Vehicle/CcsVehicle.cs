using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Vehicle;

/// <summary>
/// A vehicle behind a CCS gateway, which decodes the messages of ISO 15118-20 and puts their values into the block in plain
/// units. The names are the standard's (secondary: public implementations); of each the newest counts, from the charge loop
/// or, before it, the parameter discovery. A discharge value may come with either sign: implementations differ.
/// </summary>
public sealed class CcsVehicle : VehicleGateway
{
    /// <summary>Register of the permission: <see cref="ReadyBit"/> and <see cref="BidirectionalBit"/>.</summary>
    public const int PermissionRegister = 3;

    /// <summary>Register of the vehicle's fault as the gateway numbers it, 0 = none.</summary>
    public const int FaultRegister = 4;

    /// <summary>Register of PresentSOC, %.</summary>
    public const int ChargeRegister = 5;

    /// <summary>Register of EVPresentVoltage or, before it, EVMinimumVoltage, 0.1 V.</summary>
    public const int VoltageRegister = 6;

    /// <summary>First of four of the charge, in 10 W and 0.1 A: EVMaximumChargePower, EVMaximumChargeCurrent, EVMinimumChargePower, EVMinimumChargeCurrent.</summary>
    public const int ChargeBounds = 7;

    /// <summary>The same of the discharge: EVMaximumDischargePower, EVMaximumDischargeCurrent, EVMinimumDischargePower, EVMinimumDischargeCurrent.</summary>
    public const int DischargeBounds = 11;

    /// <summary>The vehicle lets energy be transferred; gone when it pauses, stops or asks for another schedule.</summary>
    public const int ReadyBit = 1;

    /// <summary>The session has the bidirectional service (DC_BPT).</summary>
    public const int BidirectionalBit = 2;

    /// <summary>Stands for a value that the vehicle has not sent.</summary>
    public const int NotSent = SunSpecRegisters.NotImplementedSigned;

    /// <summary>Voltage below which a power says nothing about a current, mV: the battery is not there yet (derived).</summary>
    private const int LeastMillivolts = 1000;

    /// <summary>Makes the driver.</summary>
    /// <param name="slave">Modbus address, 1 to 247.</param>
    /// <param name="timeoutMs">Longest wait for a reply, ms.</param>
    public CcsVehicle(int slave, int timeoutMs)
        : base(slave, VehicleProtocol.Ccs, timeoutMs)
    {
    }

    /// <inheritdoc/>
    protected override void Decode(ModbusRtuMaster master, VehicleSample sample)
    {
        int permission = master.GetRegister(PermissionRegister);
        int percent = master.GetRegister(ChargeRegister);
        int millivolts = master.GetRegister(VoltageRegister) * 100;
        sample.MayCharge = (permission & ReadyBit) != 0;
        sample.MayDischarge = sample.MayCharge && (permission & BidirectionalBit) != 0;
        sample.FaultCode = master.GetRegister(FaultRegister);
        sample.StateOfChargePermille = percent > 100 ? -1 : percent * 10;
        sample.Millivolts = millivolts;
        sample.MostChargeMilliamps = Bound(master, ChargeBounds, millivolts, true);
        sample.LeastChargeMilliamps = Bound(master, ChargeBounds + 2, millivolts, false);
        sample.MostDischargeMilliamps = Bound(master, DischargeBounds, millivolts, true);
        sample.LeastDischargeMilliamps = Bound(master, DischargeBounds + 2, millivolts, false);
    }

    /// <summary>The stricter of a power and a current; without either nothing, which as the most forbids and as the least asks for nothing.</summary>
    private static int Bound(ModbusRtuMaster master, int register, int millivolts, bool isMost)
    {
        int power = master.GetRegister(register);
        int current = master.GetRegister(register + 1);
        int byCurrent = Magnitude(current) * 100;
        if (power == NotSent || millivolts < LeastMillivolts)
        {
            return current == NotSent ? 0 : byCurrent;
        }

        // Rounded down, and up where the least is asked for.
        int byPower = (int)(((Magnitude(power) * 10000000L) + (isMost ? 0 : millivolts - 1)) / millivolts);
        return current == NotSent || (byPower < byCurrent) == isMost ? byPower : byCurrent;
    }

    private static int Magnitude(int register)
    {
        int value = SunSpecScale.ToSigned(register);
        return value < 0 ? -value : value;
    }
}
