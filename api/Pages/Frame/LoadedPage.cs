using Microsoft.AspNetCore.Components;

namespace Horizon.Api.Pages.Frame;

/// <summary>
/// A page that is drawn when what it shows has been read, not before. A store that answers at once hides the difference; with one across a network a page drawn early
/// would say that a thing is not found which has only not arrived.
/// </summary>
public abstract class LoadedPage : ComponentBase
{
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Reads what the page shows. The parameters are set.</summary>
    protected abstract Task LoadAsync();
}
