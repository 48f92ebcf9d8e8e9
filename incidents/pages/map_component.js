/* The frame is made once and kept: Streamlit calls this again at each rerun with new data, and only
   a message crosses into the frame then. The first state it takes from here itself, see start.js. */
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let frame = parentElement.querySelector('iframe');
  if (!frame) {
    frame = document.createElement('iframe');
    frame.title = data.title;
    frame.allow = 'fullscreen';
    frame.style.cssText = 'width:100%;border:0;display:block;border-radius:8px';
    frame.atlas = { ready: false };
    frame.atlas.listen = function (event) {
      if (event.source !== frame.contentWindow || event.origin !== window.location.origin) return;
      if (event.data.kind === 'ready') {
        frame.atlas.ready = true;
        if (frame.atlas.state !== frame.atlas.taken) frame.atlas.tell();
      } else if (['pick', 'view', 'pin'].includes(event.data.kind)) {
        frame.atlas.trigger(event.data.kind, event.data);
      }
    };
    window.addEventListener('message', frame.atlas.listen);
    frame.src = data.page;
    parentElement.appendChild(frame);
  }
  frame.style.height = data.height + 'px';
  frame.atlas.state = data.state;
  frame.atlas.tell = function () {
    frame.contentWindow.postMessage({ kind: 'state', state: frame.atlas.state }, window.location.origin);
  };
  frame.atlas.trigger = setTriggerValue;
  if (frame.atlas.ready) frame.atlas.tell();
  return function () {
    if (!frame.isConnected) window.removeEventListener('message', frame.atlas.listen);
  };
}
