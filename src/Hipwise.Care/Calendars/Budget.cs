namespace Hipwise.Care.Calendars;

/// <summary>
/// How much may still be looked at: a share for each rule and one for the whole question. A step is a period, a day or a time, and
/// costs half a microsecond at most; a weekly meeting of ten years takes a few when no COUNT is given and four thousand with one.
/// </summary>
internal sealed class Budget
{
    /// <summary>Enough for something every minute for six weeks.</summary>
    public const int PerRule = 200_000;

    public const int InAll = 2_000_000;

    private int left = InAll;
    private int ruleLeft = PerRule;

    /// <summary>The rule now counted was cut short.</summary>
    public bool IsSpent => ruleLeft < 0 || left < 0;

    public void StartRule() => ruleLeft = PerRule;

    public bool Spend(int steps)
    {
        ruleLeft -= steps;
        left -= steps;
        return !IsSpent;
    }
}
