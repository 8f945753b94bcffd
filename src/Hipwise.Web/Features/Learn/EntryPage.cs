using Hipwise.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace Hipwise.Web.Features.Learn;

/// <summary>The page of one entry of the knowledge; not found when there is none with its id.</summary>
/// <typeparam name="T">The kind of entry.</typeparam>
public abstract class EntryPage<T> : PageBase
    where T : class
{
    /// <summary>Id of the entry.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>For saying that there is no such page.</summary>
    [Inject]
    public required NavigationManager Navigation { get; set; }

    /// <summary>The entry, or null.</summary>
    protected T? Entry { get; private set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        Entry = Find(Id);
        if (Entry is null)
        {
            Navigation.NotFound();
        }
    }

    /// <summary>The entry with this id, or null.</summary>
    protected abstract T? Find(string id);
}
