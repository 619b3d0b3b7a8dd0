namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// What flows on each phase: shares house, sun, appliances and inverter out to the phases, lets the supply carry them,
/// and integrates. Phases are never netted: what one exports does not lessen what another imports.
/// </summary>
internal sealed class PhaseFlow
{
    private readonly MainsSupply _supply;
    private readonly SiteAppliances _appliances;
    private readonly int _phaseCount;
    private readonly int _solarPhase;
    private readonly int[] _housePermille;
    private readonly int[] _houseMillivars;
    private readonly int[] _gridMilliwatts;
    private readonly int[] _otherMilliwatts;
    private readonly int _firstInverterPhase;
    private readonly int _inverterPhaseCount;
    private readonly int[] _chargerMilliwatts;
    private readonly int[] _chargerMillivolts;
    private readonly int[] _chargerMilliamps;
    private long _gridImportSteps;
    private long _gridExportSteps;
    private long _assetImportSteps;
    private long _assetExportSteps;

    internal PhaseFlow(SiteParameters parameters, MainsSupply supply, SiteAppliances appliances)
    {
        _supply = supply;
        _appliances = appliances;
        _phaseCount = parameters.PhaseCount;
        _solarPhase = parameters.SolarPhase;
        _firstInverterPhase = parameters.FirstInverterPhase;
        _inverterPhaseCount = parameters.InverterPhaseCount;
        _housePermille = new int[_phaseCount];
        _houseMillivars = new int[_phaseCount];
        _gridMilliwatts = new int[_phaseCount];
        _otherMilliwatts = new int[_phaseCount];
        _chargerMilliwatts = new int[_phaseCount];
        _chargerMillivolts = new int[_phaseCount];
        _chargerMilliamps = new int[_phaseCount];
        ShareHouse(parameters);
    }

    /// <summary>Power at the supply terminals, all phases, mW, positive = import.</summary>
    internal int GridMilliwatts { get; private set; }

    /// <summary>Least signed current of the phases, mA: the one nearest to the export limit.</summary>
    internal int LeastGridMilliamps { get; private set; }

    /// <summary>Largest RMS current of the inverter's phases, mA.</summary>
    internal int ChargerMilliamps { get; private set; }

    /// <summary>Power at the supply terminals per phase, mW.</summary>
    internal int[] PhaseGridMilliwatts => _gridMilliwatts;

    /// <summary>Energy imported at the supply terminals, mW times steps.</summary>
    internal long GridImportSteps => _gridImportSteps;

    /// <summary>Energy exported at the supply terminals, mW times steps.</summary>
    internal long GridExportSteps => _gridExportSteps;

    /// <summary>Energy taken by the inverter, mW times steps.</summary>
    internal long AssetImportSteps => _assetImportSteps;

    /// <summary>Energy given by the inverter, mW times steps.</summary>
    internal long AssetExportSteps => _assetExportSteps;

    /// <summary>What everything but the inverter draws on a phase.</summary>
    /// <param name="phase">Phase, from 0.</param>
    /// <returns>Power, mW, positive = import.</returns>
    internal int OtherMilliwatts(int phase)
    {
        return _otherMilliwatts[phase];
    }

    /// <summary>Works out a step of 10 ms and shows it to the meters.</summary>
    /// <param name="houseWatts">What the house profile draws, W.</param>
    /// <param name="solarWatts">What the sun gives, W.</param>
    /// <param name="chargerMilliwatts">The inverter at its AC terminals, mW, positive = charging.</param>
    /// <param name="boundary">Meter at the supply terminals.</param>
    /// <param name="asset">Meter of the inverter.</param>
    internal void Step(int houseWatts, int solarWatts, int chargerMilliwatts, SiteMeter boundary, SiteMeter asset)
    {
        int total = 0;
        int least = int.MaxValue;
        for (int phase = 0; phase < _phaseCount; phase++)
        {
            int other = houseWatts * _housePermille[phase] - SolarMilliwatts(phase, solarWatts);
            int millivars = _houseMillivars[phase];
            if (_appliances != null)
            {
                other += _appliances.MilliwattsOf(phase);
                millivars += _appliances.MillivarsOf(phase);
            }

            _otherMilliwatts[phase] = other;
            int grid = other + ShareOf(phase, chargerMilliwatts);
            _gridMilliwatts[phase] = grid;
            total += grid;
            SupplyPhase line = _supply.Phase(phase);
            line.Carry(grid, millivars);
            least = line.SignedMilliamps < least ? line.SignedMilliamps : least;
            _gridImportSteps += grid > 0 ? grid : 0;
            _gridExportSteps -= grid > 0 ? 0 : grid;
            boundary.Measure(phase, grid, line.SignedMilliamps);
        }

        GridMilliwatts = total;
        LeastGridMilliamps = least;
        ShowAsset(chargerMilliwatts, asset);
    }

    private void ShareHouse(SiteParameters parameters)
    {
        _housePermille[0] = 1000;
        if (_phaseCount == 3)
        {
            _housePermille[1] = parameters.HousePhase2Permille;
            _housePermille[2] = parameters.HousePhase3Permille;
            _housePermille[0] -= _housePermille[1] + _housePermille[2];
        }

        for (int phase = 0; phase < _phaseCount; phase++)
        {
            // vars times permille are mvar.
            _houseMillivars[phase] = parameters.HouseReactiveVars * _housePermille[phase];
        }
    }

    private int SolarMilliwatts(int phase, int solarWatts)
    {
        if (_solarPhase == SiteParameters.EveryPhase)
        {
            return solarWatts * 1000 / _phaseCount;
        }

        return phase + 1 == _solarPhase ? solarWatts * 1000 : 0;
    }

    /// <summary>The inverter's power on a phase; what does not divide evenly is on its first.</summary>
    private int ShareOf(int phase, int chargerMilliwatts)
    {
        int place = phase - _firstInverterPhase;
        if (place < 0 || place >= _inverterPhaseCount)
        {
            return 0;
        }

        if (_inverterPhaseCount == 1)
        {
            return chargerMilliwatts;
        }

        int even = chargerMilliwatts / _inverterPhaseCount;
        return place == 0 ? chargerMilliwatts - (even * (_inverterPhaseCount - 1)) : even;
    }

    private void ShowAsset(int chargerMilliwatts, SiteMeter asset)
    {
        int most = 0;
        for (int place = 0; place < _inverterPhaseCount; place++)
        {
            int phase = _firstInverterPhase + place;
            int share = ShareOf(phase, chargerMilliwatts);
            int milliamps = ChargerMilliampsOf(phase, share);
            most = milliamps > most ? milliamps : most;
            asset.Measure(place, share, milliamps);
        }

        ChargerMilliamps = most;
        _assetImportSteps += chargerMilliwatts > 0 ? chargerMilliwatts : 0;
        _assetExportSteps -= chargerMilliwatts > 0 ? 0 : chargerMilliwatts;
    }

    private int ChargerMilliampsOf(int phase, int milliwatts)
    {
        int millivolts = _supply.Phase(phase).Millivolts;
        if (milliwatts != _chargerMilliwatts[phase] || millivolts != _chargerMillivolts[phase])
        {
            _chargerMilliwatts[phase] = milliwatts;
            _chargerMillivolts[phase] = millivolts;
            long size = milliwatts < 0 ? -milliwatts : milliwatts;
            _chargerMilliamps[phase] = millivolts == 0 ? 0 : (int)(size * 1000 / millivolts);
        }

        return _chargerMilliamps[phase];
    }
}
