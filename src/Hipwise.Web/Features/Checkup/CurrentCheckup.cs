using Hipwise.Care.Checkup;
using Hipwise.Data;

namespace Hipwise.Web.Features.Checkup;

/// <summary>The person's current check-up in one request.</summary>
/// <param name="memory">Where it was last read.</param>
public sealed class CurrentCheckup(CheckupMemory memory)
{
    private Task<(StoredCheckup Checkup, CheckupResult Result)?>? finding;

    /// <summary>The current check-up, or null before the first.</summary>
    public async Task<StoredCheckup?> FindAsync() => (await ReadAsync())?.Checkup;

    /// <summary>What it comes to, or null before the first.</summary>
    public async Task<CheckupResult?> AssessAsync() => (await ReadAsync())?.Result;

    /// <summary>Looks again, after a change.</summary>
    public void Forget() => finding = null;

    private Task<(StoredCheckup Checkup, CheckupResult Result)?> ReadAsync() => finding ??= memory.FindAsync(CancellationToken.None);
}
