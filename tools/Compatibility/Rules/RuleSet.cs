namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>The rules, in the order of the hazards in the platform's description.</summary>
public static class RuleSet
{
    /// <summary>A new set of all rules.</summary>
    /// <returns>The rules.</returns>
    public static IReadOnlyList<Rule> All()
    {
        List<Rule> rules =
        [
            new GenericTypeRule(),
            new GenericMethodRule(),
            new GenericInstanceRule(),
            new MultiDimensionalArrayRule(),
            new InterfaceBodyRule(),
            new StackAllocationRule(),
            new UnsafeCodeRule(),
            new NativeMethodRule(),
            new SpanRule(),
            new VolatileRule(),
            new CheckedArithmeticRule(),
            new MissingExceptionRule(),
            new FloatingPointRule(),
            new DecimalRule(),
            new NullableRule(),
            new TupleRule(),
            new FormatStringRule(),
            new EnumTextRule(),
            KnownHazards.TextMember(),
            KnownHazards.DateText(),
            KnownHazards.CoarseClock(),
            new ThreadBodyRule(),
            new MainRule(),
            new HeapCompactionRule(),
            new FileMoveRule(),
            new FileCloseRule(),
            KnownHazards.FileFlush(),
            new SerialReadRule(),
            KnownHazards.SerialByte(),
            new PinHandlerRule(),
            new PortableCodeRule(),
            new BlockingCallRule(),
            new StateMachineRule(),
            new StringSwitchRule(),
            new StaticInitialiserRule(),
            new StringArrayRule(),
            new TestInstanceRule(),
            new DataRowRule(),
            new TickNewRule(),
            new TickArrayRule(),
            new TickBoxRule(),
            new TickLiteralRule(),
            new TickValueTypeRule(),
            new TickThrowRule(),
            new TickLockRule(),
            new TickLibraryRule(),
        ];
        rules.Add(new AllowedMembersRule([.. rules]));
        return rules;
    }
}
