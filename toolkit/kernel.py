"""The kernel that runs a notebook for a report."""

import subprocess

from jupyter_client.manager import AsyncKernelManager


class QuietKernelManager(AsyncKernelManager):
    """Starts a kernel that writes nothing to the terminal.

    What stops a notebook comes back as a message and is told once, in one line; what the kernel's own event loop logs
    while it is shut down (a socket closed under its feet, now and then) would stand before that line.
    """

    async def _async_launch_kernel(self, kernel_cmd, **kw):
        await super()._async_launch_kernel(kernel_cmd, **(kw | {"stderr": subprocess.DEVNULL}))
