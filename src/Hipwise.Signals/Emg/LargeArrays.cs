namespace Hipwise.Signals.Emg;

// A channel of hours takes arrays of a hundred megabytes. Those that are done with lie about until everything is gone through for what is still used, which nothing
// else asks for in time.
internal static class LargeArrays
{
    private const long Much = 200L << 20;

    /// <summary>Lets go of those that are done with, when much is held.</summary>
    public static void LetGo()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) > Much)
        {
            GC.Collect();
        }
    }
}
