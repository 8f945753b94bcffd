using Hipwise.Care.Checkup;
using Hipwise.Data;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Checkup;

/// <summary>The person's current check-up in one request: read once, assessed once.</summary>
public sealed class CurrentCheckup(CheckupStore store, KnowledgeBase knowledge)
{
    private Task<StoredCheckup?>? finding;
    private CheckupResult? result;

    /// <summary>The current check-up, or null before the first.</summary>
    public Task<StoredCheckup?> FindAsync() => finding ??= store.FindCurrentAsync(CancellationToken.None);

    /// <summary>What it comes to, or null before the first.</summary>
    public async Task<CheckupResult?> AssessAsync() =>
        result ??= await FindAsync() is { } checkup ? CheckupRun.Assess(checkup.Answers, knowledge) : null;

    /// <summary>Forgets what was read, after a change.</summary>
    public void Forget() => (finding, result) = (null, null);
}
