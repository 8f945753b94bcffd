using Hipwise.Care.Checkup;
using Hipwise.Data;
using Hipwise.Knowledge;
using Hipwise.Web.Features.Own;
using Hipwise.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace Hipwise.Web.Features.Checkup;

/// <summary>A page that works on the current check-up.</summary>
public abstract class CheckupPage : PageBase
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    public required HttpContext Http { get; set; }

    /// <summary>The check-up of this request.</summary>
    [Inject]
    public required CurrentCheckup Current { get; set; }

    /// <summary>Where answers are kept.</summary>
    [Inject]
    public required CheckupStore Store { get; set; }

    /// <summary>For going to another page.</summary>
    [Inject]
    public required NavigationManager Navigation { get; set; }

    /// <summary>Own exercises and limits.</summary>
    [Inject]
    public required OwnMemory Own { get; set; }

    /// <summary>The knowledge with the person's own exercises.</summary>
    protected KnowledgeBase Whole { get; private set; } = null!;

    /// <summary>The check-up as read.</summary>
    protected StoredCheckup? Checkup { get; set; }

    /// <summary>What it comes to.</summary>
    protected CheckupResult? Result { get; private set; }

    /// <summary>The way through it.</summary>
    protected Steps? Way { get; private set; }

    /// <summary>Reads the check-up; false when there is none and the page went to the start.</summary>
    protected async Task<bool> ReadAsync()
    {
        Current.Forget();
        Checkup = await Current.FindAsync();
        Result = await Current.AssessAsync();
        Whole = await Own.KnowledgeAsync(CancellationToken.None);
        Way = Checkup is null ? null : new Steps(Checkup, Result!, Knowledge);
        if (Checkup is not null)
        {
            return true;
        }

        Go("/checkup");
        return false;
    }

    /// <summary>Goes to another page; a form that was sent is answered by this.</summary>
    protected void Go(string address) => Navigation.NavigateTo(address);

    /// <summary>Goes on to where the check-up stands now.</summary>
    protected async Task GoOnAsync()
    {
        await ReadAsync();
        Go(Way!.Next);
    }

    /// <summary>Keeps what a corrected answer changed, so that it can be shown.</summary>
    protected async Task NoteCorrectionAsync(CheckupResult before)
    {
        var changes = CheckupChanges.Between(before, Result!);
        if (!changes.Changes.IsEmpty)
        {
            await Store.AddCorrectionAsync(Say("checkup.changes.title"), ResultJson.Write(changes), CancellationToken.None);
        }
    }
}
