using System;

namespace NanoV2G.Hal.Simulated.Site;

/// <content>The ranges of the fields.</content>
public sealed partial class SiteParameters
{
    /// <summary>The first field out of its range.</summary>
    /// <returns>A sentence that names the field, what was found and what is expected; null when all is well.</returns>
    public string FindFault()
    {
        string fault = FindSupplyFault();
        fault ??= FindPhaseFault();
        fault ??= FindApplianceFault();
        fault ??= FindInverterFault();
        fault ??= FindBatteryFault();
        fault ??= FindControllerFault();
        fault ??= Named("InverterProtection.", InverterProtection.FindFault());
        fault ??= Named("BoundaryMeter.", BoundaryMeter.FindFault());
        return fault ?? Named("AssetMeter.", AssetMeter.FindFault());
    }

    /// <summary>Throws when a field is out of its range.</summary>
    /// <exception cref="ArgumentException">Names the field, what was found and what is expected.</exception>
    public void Require()
    {
        string fault = FindFault();
        if (fault != null)
        {
            throw new ArgumentException(fault);
        }
    }

    /// <summary>Says so when a number is outside its range.</summary>
    internal static string RangeFault(string name, int value, int least, int most)
    {
        return value >= least && value <= most
            ? null
            : name + " is " + value.ToString() + ", expected " + least.ToString() + " to " + most.ToString();
    }

    private static string Named(string prefix, string fault)
    {
        return fault == null ? null : prefix + fault;
    }

    private string FindSupplyFault()
    {
        string fault = RangeFault("SupplyMillivolts", SupplyMillivolts, 100000, 300000);
        fault ??= RangeFault("SupplyWanderMillivolts", SupplyWanderMillivolts, 0, 30000);
        fault ??= RangeFault("SupplyMilliohms", SupplyMilliohms, 0, 1000);
        fault ??= RangeFault("FrequencyMilliHertz", FrequencyMilliHertz, 40000, 60000);
        fault ??= RangeFault("FrequencyWanderMilliHertz", FrequencyWanderMilliHertz, 0, 2000);
        return fault ?? RangeFault("HouseReactiveVars", HouseReactiveVars, 0, 10000);
    }

    private string FindInverterFault()
    {
        string fault = RangeFault("InverterRatedWatts", InverterRatedWatts, 100, 100000);
        fault ??= RangeFault("InverterDeadTimeMs", InverterDeadTimeMs, 0, 60000);
        fault ??= RangeFault("InverterSlewWattsPerSecond", InverterSlewWattsPerSecond, 1, 1000000);
        fault ??= RangeFault("InverterLossesPermille", InverterLossesPermille, 0, 500);
        fault ??= RangeFault("InverterStandbyWatts", InverterStandbyWatts, 0, 500);
        fault ??= RangeFault("InverterRestartMs", InverterRestartMs, 0, 600000);
        return fault ?? RangeFault("InverterSteadyErrorPermille", InverterSteadyErrorPermille, -500, 500);
    }

    private string FindBatteryFault()
    {
        string fault = RangeFault("BatteryCapacityWattHours", BatteryCapacityWattHours, 5000, 1000000);
        fault ??= RangeFault("BatteryStartPermille", BatteryStartPermille, 0, 1000);
        fault ??= RangeFault("BatteryChargeTaperPermille", BatteryChargeTaperPermille, 0, 990);
        fault ??= RangeFault("BatteryFloorPermille", BatteryFloorPermille, 0, 980);
        fault ??= RangeFault("BatteryDischargeTaperPermille", BatteryDischargeTaperPermille, BatteryFloorPermille + 10, 990);
        fault ??= RangeFault("JourneyWattHours", JourneyWattHours, 0, BatteryCapacityWattHours);
        for (int index = 1; fault == null && index < PlugChangesMs.Length; index++)
        {
            if (PlugChangesMs[index] <= PlugChangesMs[index - 1])
            {
                fault = "PlugChangesMs entry " + index.ToString() + " is not later than the one before";
            }
        }

        return fault;
    }

    private string FindControllerFault()
    {
        string fault = RangeFault("ContactorCloseMs", ContactorCloseMs, 0, 200);
        fault ??= RangeFault("ContactorOpenMs", ContactorOpenMs, 0, 200);
        fault ??= RangeFault("ContactorCount", ContactorCount, 1, 2);
        fault ??= RangeFault("PreChargeMs", PreChargeMs, 20, 10000);
        fault ??= RangeFault("SupervisorDropMs", SupervisorDropMs, 100, 10000);
        fault ??= RangeFault("SupervisorResetMs", SupervisorResetMs, SupervisorDropMs + 1, 600000);
        fault ??= RangeFault("ControllerBootMs", ControllerBootMs, 0, 60000);
        fault ??= RangeFault("ControllerHoldUpMs", ControllerHoldUpMs, 0, 5000);
        fault ??= RangeFault("FlashEraseStallMs", FlashEraseStallMs, 0, 1000);
        fault ??= RangeFault("FlashBytes", FlashBytes, 16384, 16777216);
        fault ??= RangeFault("FlashReservedBytes", FlashReservedBytes, 0, FlashBytes - 8192);
        fault ??= RangeFault("ClockSyncAfterBootMs", ClockSyncAfterBootMs, -1, 86400000);
        fault ??= RangeFault("ClockSyncEveryMs", ClockSyncEveryMs, 60000, 604800000);
        fault ??= RangeFault("ClockStepSeconds", ClockStepSeconds, -630720000, 630720000);
        return fault ?? RangeFault("ClockDriftPartsPerMillion", ClockDriftPartsPerMillion, -1000, 1000);
    }
}
